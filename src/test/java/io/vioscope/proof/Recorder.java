package io.vioscope.proof;

import io.vertx.core.Vertx;
import io.vioscope.inventory.Report;
import io.vioscope.proof.Recording.Sample;
import io.vioscope.proof.Recording.Truth;
import io.vioscope.rca.Sighting;
import io.vioscope.rca.Sighting.Sign;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Injected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Records incidents in one cloud after the other: strikes, looks, repairs, waits until all is as before, else builds it anew. */
final class Recorder implements AutoCloseable {
    /**
     * When to look, after a fault struck. Vioscope looks every half minute: the last look is there to confirm what the one before
     * was the first to show.
     */
    static final List<Duration> SELDOM = List.of(
            Duration.ofSeconds(40),
            Duration.ofSeconds(150),
            Duration.ofSeconds(630),
            Duration.ofSeconds(960),
            Duration.ofSeconds(1050));

    /** As Vioscope looks when nobody configures anything, for so long as symptoms come. */
    static final List<Duration> OFTEN = IntStream.rangeClosed(1, 24)
            .mapToObj(i -> Duration.ofSeconds(30L * i))
            .toList();

    /** Users build at every so manieth of many looks. */
    private static final int RARELY = 6;

    private static final Duration CONVALESCENCE = Duration.ofMinutes(13);
    private static final int PATIENCE = 2;

    private final Vertx vertx = Vertx.vertx();
    private final SimulatorOptions options;
    private final CausalModel model;
    private World world;
    private Map<SourceSet, Set<Sign>> usual;
    private List<Report> calm;
    private int worlds = 1;

    Recorder(SimulatorOptions options, CausalModel model) {
        this.options = options;
        this.model = model;
        this.world = new World(vertx, options);
        this.calm = world.poll();
        this.usual = signs();
    }

    /** All that could be struck, by fault. */
    Map<String, List<Truth>> possible(List<String> faults) {
        var places = new Places(world);
        var all = new TreeMap<String, List<Truth>>();
        for (var fault : faults) {
            var sort = FaultCatalog.find(fault).orElseThrow().sort();
            all.put(
                    fault,
                    world.faults().targets(sort).stream()
                            .map(target -> new Truth(fault, target, places.of(fault, target), Map.of()))
                            .toList());
        }
        return all;
    }

    /** How many clouds it took. */
    int worlds() {
        return worlds;
    }

    /** Records faults that strike together; those that cannot strike any more are left out. */
    Incident record(List<Injection> faults, List<Duration> times) {
        return record(faults, times, false);
    }

    /**
     * The same.
     *
     * @param listens whether servers of which the message bus tells are also looked at within a second
     */
    Incident record(List<Injection> faults, List<Duration> times, boolean listens) {
        var before = SourceSet.each(world::snapshot);
        var last = calm;
        var struck = world.now();
        world.hear();
        var done = new ArrayList<Injected>();
        var truths = new ArrayList<Truth>();
        var places = new Places(world);
        for (var fault : faults) {
            var injected = world.faults().inject(fault);
            done.add(injected);
            injected.targets()
                    .forEach(target -> truths.add(new Truth(
                            injected.type().id(),
                            target,
                            places.of(injected.type().id(), target),
                            Map.of())));
        }
        var samples = new ArrayList<Sample>();
        var rarely = times.size() > SELDOM.size() ? RARELY : 1;
        for (var look = 0; look < times.size(); look++) {
            var at = struck.plus(times.get(look));
            pass(Duration.between(world.now(), at).dividedBy(2), listens, samples);
            if (look % rarely == 0 && look + 1 < times.size()) {
                world.crowd().build();
            }
            pass(Duration.between(world.now(), at), listens, samples);
            samples.add(new Sample(world.now(), world.poll(), false));
        }
        var shown = signs();
        usual.forEach((set, signs) -> shown.getOrDefault(set, Set.of()).removeAll(signs));
        recover(done);
        var known = truths.stream().map(t -> t.showing(shown)).toList();
        return new Incident(SourceSet.each(set -> new Recording(
                set,
                options.plan().seed(),
                Objects.requireNonNull(before.get(set)),
                set.of(last),
                struck,
                known,
                samples.stream()
                        .filter(sample -> !sample.isHeard() || set == SourceSet.BUS)
                        .map(sample -> sample.of(set))
                        .toList())));
    }

    private void pass(Duration time, boolean listens, List<Sample> samples) {
        if (!listens) {
            world.advance(time);
            return;
        }
        for (var second = 0; second < time.toSeconds(); second++) {
            world.advance(Duration.ofSeconds(1));
            world.hear().ifPresent(report -> samples.add(new Sample(world.now(), List.of(report), true)));
        }
        world.advance(time.minusSeconds(time.toSeconds()));
    }

    private void recover(List<Injected> done) {
        for (var i = done.size() - 1; i >= 0; i--) {
            world.faults().end(done.get(i).id());
        }
        for (var i = 0; i < PATIENCE; i++) {
            world.advance(CONVALESCENCE.dividedBy(2));
            world.crowd().leave();
            world.advance(CONVALESCENCE.dividedBy(2));
            calm = world.poll();
            if (signs().equals(usual)) {
                return;
            }
        }
        world.close();
        world = new World(vertx, options);
        worlds++;
        calm = world.poll();
        usual = signs();
    }

    private Map<SourceSet, Set<Sign>> signs() {
        return SourceSet.each(set -> Sighting.of(model, world.snapshot(set)).signs());
    }

    @Override
    public void close() {
        world.close();
        World.await(vertx.close());
    }
}
