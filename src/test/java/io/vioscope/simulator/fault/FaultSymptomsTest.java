package io.vioscope.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.fault.Catalogue.Known;
import io.vioscope.simulator.fault.Catalogue.Symptom;
import io.vioscope.simulator.fault.Catalogue.Unchanged;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault shows what the catalogue says that OpenStack's APIs show of it, in time and where it says, and leaves alone what
 * it says is left alone. What is no field of a list is in {@link Special} ; what cannot be shown
 * is in {@link NotShown}.
 */
class FaultSymptomsTest {
    private static final double LIKELY = 0.6;
    private static final double CERTAIN = 0.9;
    private static final long GRACE = 60;
    private static final long START = 3;
    private static final long HORIZON = 200;

    /** What the fault itself needs before it can happen, in seconds. */
    private static final Map<String, Long> LATER = Map.of("vm-local-delete-leftover", 90L, "placement-down", 60L);
    /** What shows only when the fault has ended. */
    private static final Map<String, Set<String>> AFTERWARDS = Map.of(
            "esxi-down-noha", Set.of("Server.power_state", "Server.status", "ServerAction.action"),
            "neutron-down", Set.of("NeutronAgent.heartbeat_timestamp"));
    /** What somebody has to do to what is struck for the symptom to show. */
    private static final Set<String> OPERATED = Set.of("vm-inaccessible");

    static List<Known> faults() {
        return Catalogue.read();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itDoesWhatIsKnownOfIt(Known known) {
        var expected = expected(known);
        var unchanged =
                known.unchanged().stream().filter(FaultSymptomsTest::isFollowed).toList();
        try (var trial = new Trial(
                FaultCatalog.find(known.id()).orElseThrow(), kinds(expected, unchanged), needsAgents(expected))) {
            var run = new Run(known, trial, expected, unchanged);
            run.all();
            assertThat(run.complaints).isEmpty();
        }
    }

    private static List<Symptom> expected(Known known) {
        return known.symptoms().stream()
                .filter(symptom -> symptom.probability() >= LIKELY
                        && !symptom.kind().equals("ApiEndpoint")
                        && NotShown.why(known.id(), symptom).isEmpty())
                .toList();
    }

    private static boolean isFollowed(Unchanged what) {
        return !NotShown.isElsewhere(what.kind())
                && !Set.of("ApiEndpoint", "*").contains(what.kind())
                && !what.value().matches(".*(UNKNOWN|keep last).*");
    }

    private static boolean needsAgents(List<Symptom> expected) {
        return expected.stream().anyMatch(symptom -> symptom.kind().equals("NeutronAgent"));
    }

    private static Set<String> kinds(List<Symptom> expected, List<Unchanged> unchanged) {
        var kinds = new LinkedHashSet<String>();
        Stream.concat(expected.stream().map(Symptom::kind), unchanged.stream().map(Unchanged::kind))
                .forEach(kinds::add);
        expected.stream().filter(s -> s.to().equals("unknown project")).forEach(s -> kinds.add("Project"));
        expected.stream().filter(s -> s.to().contains("dangling")).forEach(s -> kinds.add("Hypervisor"));
        if (Stream.of("Quota", "ServerDiagnostics", "ServerAction").anyMatch(kinds::contains)) {
            kinds.addAll(List.of("Server", "Port"));
        }
        expected.stream().filter(s -> s.to().contains("servers list")).forEach(s -> kinds.add("Server"));
        return kinds;
    }

    /** One fault from its strike to long after. */
    private static final class Run {
        private final Known known;
        private final Trial trial;
        private final Scopes scopes;
        private final Wording wording;
        private final Special special;
        private final List<Symptom> pending;
        private final List<Unchanged> unchanged;
        private final Set<String> complaints = new LinkedHashSet<>();

        Run(Known known, Trial trial, List<Symptom> expected, List<Unchanged> unchanged) {
            this.known = known;
            this.trial = trial;
            this.unchanged = new ArrayList<>(unchanged);
            scopes = new Scopes(trial);
            wording = new Wording(trial);
            special = new Special(trial);
            pending = new ArrayList<>(expected);
        }

        void all() {
            trial.strike();
            trial.at(START);
            begin();
            moments().takeWhile(second -> !isOver(second)).forEach(this::look);
            if (AFTERWARDS.containsKey(known.id())) {
                trial.end();
                unchanged.clear();
                LongStream.of(1, 300, 700, 900)
                        .map(after -> after + trial.seconds())
                        .forEach(this::look);
            }
            pending.forEach(symptom -> complaints.add("does not show: " + symptom));
        }

        private void begin() {
            if (pending.stream().anyMatch(this::needsAttempts)) {
                trial.attempts.begin();
            }
            if (OPERATED.contains(known.id())) {
                trial.attempts.operateTarget();
            }
            if (pending.stream().anyMatch(symptom -> symptom.to().matches("frozen|moving"))) {
                trial.attempts.perturb();
            }
        }

        private boolean needsAttempts(Symptom symptom) {
            return symptom.scope().contains("new") || symptom.to().matches("> 15 min same value|missing");
        }

        /** Often at first, then seldom. */
        private LongStream moments() {
            var latest = latest();
            return LongStream.concat(
                    LongStream.iterate(5, t -> t < Math.min(latest, 7200), t -> t + Math.max(13, t / 10)),
                    LongStream.of(latest));
        }

        private long latest() {
            return Math.max(
                    HORIZON, pending.stream().mapToLong(Symptom::latest).max().orElse(0) + GRACE + later());
        }

        private long later() {
            return LATER.getOrDefault(known.id(), 0L);
        }

        private boolean isOver(long second) {
            return second > HORIZON && pending.stream().allMatch(this::isAfterwards);
        }

        private boolean isAfterwards(Symptom symptom) {
            return AFTERWARDS.getOrDefault(known.id(), Set.of()).contains(symptom.kind() + "." + symptom.attribute());
        }

        private void look(long second) {
            glance(second);
            trial.at(second);
            trial.look(kinds(pending, unchanged));
            pending.removeIf(symptom -> shows(symptom) && isInTime(symptom, second));
            unchanged.stream().filter(what -> !isStill(what)).forEach(what -> complaints.add("changes: " + what));
        }

        /** Each second, where something lasts no longer. */
        private void glance(long until) {
            for (var second = trial.seconds() + 1;
                    second < until && pending.stream().anyMatch(Wording::isPassing);
                    second++) {
                var at = second;
                trial.at(second);
                trial.glance();
                pending.removeIf(symptom -> Wording.isPassing(symptom) && shows(symptom) && isInTime(symptom, at));
            }
        }

        private boolean isInTime(Symptom symptom, long second) {
            if (second + 20 < symptom.earliest()) {
                complaints.add("is early, after " + second + " s: " + symptom);
            }
            if (!isAfterwards(symptom) && second > symptom.latest() + GRACE + later()) {
                complaints.add("is late, after " + second + " s: " + symptom);
            }
            return true;
        }

        private boolean shows(Symptom symptom) {
            if (Special.KINDS.contains(symptom.kind())) {
                return special.shows(symptom);
            }
            var ids = new ArrayList<>(scopes.of(symptom.kind(), symptom.scope()));
            if (!symptom.attribute().equals("presence")) {
                ids.removeIf(id -> trial.now(symptom.kind(), id) == null);
            }
            var every = symptom.probability() >= CERTAIN && !Scopes.isAny(symptom.scope());
            return every
                    ? !ids.isEmpty() && ids.stream().allMatch(id -> wording.shows(symptom, id))
                    : ids.stream().anyMatch(id -> wording.shows(symptom, id));
        }

        private boolean isStill(Unchanged what) {
            return Special.KINDS.contains(what.kind())
                    ? trial.seconds() < HORIZON || special.isUnchanged(what)
                    : new Stillness(trial, scopes).holds(what);
        }
    }
}
