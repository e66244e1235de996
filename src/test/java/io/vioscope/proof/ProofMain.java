package io.vioscope.proof;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.proof.Recording.Truth;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.FaultType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Prints the tables of docs/diagnosis.md: {@code mvn -q test-compile exec:java -Pproof}. With an argument only that share of
 * the incidents, in per cent; with a second one in clouds with seeds from that number on; with a third one only these parts, with
 * commas between.
 */
public final class ProofMain {
    private static final int COMBINED = 20;
    private static final int OUTAGES = 8;
    private static final int TIMED = 12;
    private static final long FIRST = 501;
    private static final long SECOND = 1_000_000_000;
    private static final List<String> PARTS = List.of(
            "single",
            "other",
            "pair",
            "triple",
            "adjacent",
            "outage",
            "none",
            "timed",
            "worth",
            "further",
            "heard",
            "grid",
            "reference",
            "learn",
            "quiet");
    /** What strikes single servers, or what happens to them: of these Nova tells on the message bus. */
    private static final List<String> HEARD = FaultCatalog.sections().getOrDefault("Servers", List.of()).stream()
            .filter(Incidents::isAnnounced)
            .map(FaultType::id)
            .toList();

    private static final Duration DAY = Duration.ofHours(24);

    private final CausalModel model = CausalFiles.delivered();
    private final Study study = new Study(model);
    private final Reference usual = new Reference();
    private final Reference clean = new Reference();
    private final Gap usualGap = new Gap(model, study.judge(), usual);
    private final Gap cleanGap = new Gap(model, study.judge(), clean);
    private final Learning learning = new Learning(model, study.judge());
    private final ExecutorService player = Executors.newSingleThreadExecutor();
    private final List<Future<?>> playing = new ArrayList<>();
    private final int percent;
    private final long first;
    private final List<String> parts;
    private int incidents;
    private int turn;

    private ProofMain(int percent, long first, List<String> parts) {
        parts.stream().filter(part -> !PARTS.contains(part)).findAny().ifPresent(unknown -> {
            throw new IllegalArgumentException("no part of the proof: " + unknown + "; it has " + PARTS);
        });
        this.parts = parts;
        this.percent = percent;
        this.first = first;
    }

    /** Runs it. */
    public static void main(String... args) throws ExecutionException, InterruptedException {
        new ProofMain(
                        args.length == 0 ? 100 : Integer.parseInt(args[0]),
                        args.length < 2 ? FIRST : Long.parseLong(args[1]),
                        args.length < 3 ? PARTS : List.of(args[2].split(",")))
                .run();
    }

    private void run() throws ExecutionException, InterruptedException {
        var begin = System.nanoTime();
        var isTaught = parts.contains("reference") || parts.contains("learn");
        for (var cloud : isTaught ? Worlds.lessons() : List.<SimulatorOptions>of()) {
            learn(cloud);
            turn++;
        }
        for (var cloud : Worlds.tests(first)) {
            test(cloud);
            turn++;
            finish();
            System.err.printf("%d incidents, single faults: %s%n", incidents, study.first());
        }
        System.err.printf(
                "playing took %d s of CPU%n",
                player.submit(ProofMain::cpuSeconds).get());
        player.shutdown();
        System.out.printf("%n%d incidents, clouds of the tests:%n", incidents);
        Worlds.tests(first).forEach(cloud -> System.out.println("* " + Worlds.words(cloud)));
        study.print();
        System.out.println("\n"
                + "| condition | single faults that show | ours first % | or no cause, but its own alarm % |"
                + " reference % | both % |\n"
                + "|---|--:|--:|--:|--:|--:|\n" + cleanGap.row("undistorted") + "\n"
                + usualGap.row("10 % loss, 0.1 % false"));
        if (parts.contains("learn")) {
            learning.print();
        }
        if (parts.contains("quiet")) {
            quiet();
        }
        var cpu = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        System.out.printf("%nIt took %d s, and %d s of CPU.%n", (System.nanoTime() - begin) / SECOND, cpu / SECOND);
    }

    private static long cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / SECOND;
    }

    private void finish() throws ExecutionException, InterruptedException {
        for (var done : playing) {
            done.get();
        }
        playing.clear();
    }

    private void learn(SimulatorOptions cloud) {
        record(
                cloud,
                (incidents, recorder) -> some(Incidents.faults(true), Math.min(100, 2 * percent))
                        .forEach(fault -> incidents.single(fault).ifPresent(incident -> {
                            var recording = incident.by(SourceSet.OPENSTACK);
                            later(() ->
                                    learning.judge(Replay.of(model, incident.by(SourceSet.ALL), Distortion.USUAL, 1)));
                            later(() -> clean.learn(Replay.of(model, recording, Distortion.NONE, 1)));
                            for (var seed = 1L; seed <= 3; seed++) {
                                var way = seed;
                                later(() -> usual.learn(Replay.of(model, recording, Distortion.USUAL, way)));
                            }
                        })));
    }

    private void test(SimulatorOptions cloud) {
        record(cloud, (incidents, recorder) -> {
            var possible = recorder.possible(Incidents.faults(true));
            if (parts.contains("reference")) {
                later(() -> study.reasons().ask(usual, possible));
            }
            var struck = new HashSet<String>();
            of(Study.HEARD, some(HEARD, percent))
                    .forEach(fault -> incidents.heard(fault).ifPresent(incident -> play(Study.HEARD, incident)));
            for (var fault : needsSingles() ? some(Incidents.faults(true), percent) : List.<String>of()) {
                struck.add(fault);
                incidents.single(fault).ifPresent(incident -> {
                    if (parts.contains("single")) {
                        play("single", incident);
                    }
                    if (parts.contains(Study.FURTHER)) {
                        play(Study.FURTHER, incident);
                    }
                    compare(incident.by(SourceSet.OPENSTACK), possible);
                    worth(incident);
                });
            }
            for (var fault : of("other", some(Incidents.faults(false), percent))) {
                struck.add(fault);
                incidents.aside(fault).ifPresent(incident -> {
                    play("other", incident);
                    worth(incident);
                });
            }
            of("worth", some(Worth.FAULTS, Math.min(100, 2 * percent))).stream()
                    .filter(fault -> !struck.contains(fault))
                    .forEach(fault -> incidents.aside(fault).ifPresent(this::worth));
            several("pair", COMBINED, () -> incidents.several(2));
            several("triple", COMBINED, () -> incidents.several(3));
            several("adjacent", COMBINED, incidents::adjacent);
            several("outage", OUTAGES, incidents::withOutage);
            several("none", OUTAGES, incidents::nothing);
            several("timed", TIMED, () -> incidents.anew(Recorder.OFTEN));
        });
    }

    /** All parts but these take single faults, or combine them. */
    private boolean needsSingles() {
        return !Set.of(Study.HEARD, "quiet", "learn").containsAll(parts);
    }

    /** These, if that part is asked for. */
    private List<String> of(String part, List<String> faults) {
        return parts.contains(part) ? faults : List.of();
    }

    private void several(String suite, int count, Supplier<Optional<Incident>> incident) {
        if (parts.contains(suite)) {
            for (var i = 0; i < share(count); i++) {
                play(suite, incident.get());
            }
        }
    }

    private interface Session {
        void of(Incidents incidents, Recorder recorder);
    }

    private void record(SimulatorOptions cloud, Session session) {
        System.err.println(Worlds.words(cloud));
        try (var recorder = new Recorder(cloud, model)) {
            session.of(new Incidents(recorder, cloud.plan().seed()), recorder);
        }
    }

    private void play(String suite, Optional<Incident> incident) {
        incident.ifPresent(known -> play(suite, known));
    }

    private void play(String suite, Incident incident) {
        var seed = incident.world() * 10_000 + incidents++;
        later(() -> study.play(suite, incident, seed));
        if (parts.contains("learn") && !suite.equals("timed")) {
            later(() -> learning.play(incident, seed));
        }
        if (parts.contains("grid") && seed % 3 == 0) {
            later(() -> study.playGrid(suite, incident, seed));
        }
    }

    private void worth(Incident incident) {
        if (Worth.FAULTS.contains(incident.truths().get(0).fault())) {
            later(() -> study.play(Study.WORTH, incident, 1));
        }
    }

    private void compare(Recording recording, Map<String, List<Truth>> possible) {
        if (!parts.contains("reference")) {
            return;
        }
        var seed = recording.world() * 10_000 + incidents;
        later(() -> {
            compare(cleanGap, Replay.of(model, recording, Distortion.NONE, seed), possible);
            compare(usualGap, Replay.of(model, recording, Distortion.USUAL, seed), possible);
        });
    }

    private void compare(Gap gap, Outcome outcome, Map<String, List<Truth>> possible) {
        gap.hear(outcome, study.judge().judge(outcome, Set.of()), possible);
    }

    private void later(Runnable play) {
        playing.add(player.submit(play));
    }

    private void quiet() {
        System.out.println("\n| quiet day | causes announced |\n|---|---|");
        for (var cloud : Worlds.tests(first).subList(0, percent < 100 ? 1 : 2)) {
            var length = DAY.multipliedBy(percent).dividedBy(100);
            var said = new QuietDay(model).announced(cloud, length, Duration.ofMinutes(2));
            System.out.println("| " + Worlds.words(cloud) + " | " + said.size() + " " + said + " |");
        }
    }

    private int share(int count) {
        return Math.max(1, count * percent / 100);
    }

    /** Others in each cloud. */
    private List<String> some(List<String> faults, int share) {
        var every = Math.max(1, 100 / share);
        var some = new ArrayList<String>();
        for (var i = turn % every; i < faults.size(); i += every) {
            some.add(faults.get(i));
        }
        return some;
    }
}
