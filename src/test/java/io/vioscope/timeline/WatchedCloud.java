package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.Polling;
import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.ProblemFact;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Injected;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.canary.CanarySource;
import io.vioscope.source.canary.MemoryNotebook;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.nsx.NsxSource;
import io.vioscope.source.nsx.v.NsxVSource;
import io.vioscope.source.openstack.Eyes;
import io.vioscope.source.openstack.OpenStackSources;
import io.vioscope.source.vcenter.VCenterAlarmsSource;
import io.vioscope.source.vcenter.VCenterSource;
import io.vioscope.source.vio.VioSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated cloud that all of Vioscope's sources read every 30 seconds of a virtual clock, over HTTP, for an engine of its
 * own. Tests say what breaks when, and what has to be known by when:
 *
 * <pre>{@code
 * var fault = cloud.at("60s").strike("esxi-down-ha");
 * cloud.expect("alarm_raised hypervisor.capacity").by("4m");
 * }</pre>
 */
final class WatchedCloud implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration RECONCILE = Duration.ofMinutes(2);
    private static final Duration CANARY = Duration.ofMinutes(5);

    /** Real time, which a test waits for: what would hang for a minute hangs for seconds. */
    private static final HttpLimits IMPATIENT = new HttpLimits(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            HttpLimits.DEFAULT.maxBody(),
            2,
            64,
            Duration.ofMillis(10),
            Duration.ofSeconds(1),
            HttpLimits.DEFAULT.maxPages());

    private final Vertx vertx = Vertx.vertx();
    private final VirtualClock clock = new VirtualClock();
    private final Simulator simulator;
    private final List<Source> sources;
    private final Source probe;
    private final List<Report> looks = new ArrayList<>();
    private final Engine engine;
    private final List<String> told = new ArrayList<>();
    private BiConsumer<Commit, Snapshot> listener = (commit, now) -> {};
    private final Instant start;
    private Instant lastWhole;
    private boolean probing;
    private @Nullable Source canary;
    private Instant nextCanary = Instant.MIN;
    private Snapshot snapshot = Snapshot.unknown("sim");

    WatchedCloud(SimulatorOptions options) {
        this(options, false, false);
    }

    private WatchedCloud(SimulatorOptions options, boolean withVCenters, boolean withNsx) {
        simulator = await(Simulator.start(vertx, options, clock));
        var config = new CloudConfig("sim", Eyes.access(simulator), Polling.DEFAULT);
        var all = OpenStackSources.of(
                vertx,
                config,
                clock,
                IMPATIENT,
                Optional.of(most -> Future.succeededFuture(engine().suspects(snapshot, most))));
        sources = new ArrayList<>(all.subList(0, all.size() - 1));
        if (withVCenters) {
            sources.add(VCenterSource.of(vertx, Eyes.withVCenters(simulator), clock, IMPATIENT));
            sources.add(VCenterAlarmsSource.of(vertx, Eyes.withVCenters(simulator), clock, IMPATIENT));
        }
        if (withNsx) {
            sources.add(NsxSource.of(vertx, config, Eyes.nsx(simulator), clock, IMPATIENT));
        }
        probe = all.get(all.size() - 1);
        engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, CausalFiles.delivered());
        clock.advanceSeconds(60);
        poll(Look.EVERYTHING);
        poll(Look.EVERYTHING);
        told.clear();
        start = clock.instant();
        lastWhole = start;
    }

    static WatchedCloud of(int servers, int clusters) {
        return new WatchedCloud(SimulatorOptions.DEFAULT.withSize(servers, clusters));
    }

    /** The same, whose vCenters are read too. */
    static WatchedCloud withVCenters(int servers, int clusters) {
        return new WatchedCloud(SimulatorOptions.DEFAULT.withSize(servers, clusters), true, false);
    }

    /** The same, whose vCenters and NSX are read too. */
    static WatchedCloud withNsx(int servers, int clusters) {
        return new WatchedCloud(SimulatorOptions.DEFAULT.withSize(servers, clusters), true, true);
    }

    /** The same, whose message bus is listened to, as the simulated one has it: it serves us or refuses us. */
    WatchedCloud withMessageBus() {
        listens();
        return at("60s");
    }

    /** Begins to listen to it. */
    SimulatedBus listens() {
        var bus = new SimulatedBus(simulator, clock);
        sources.add(bus);
        return bus;
    }

    /** The same, whose management server is read too. */
    WatchedCloud withManagement() {
        var access = new ManagementAccess(simulator.managementUrl(), "vioscope", "any", null, null, true);
        var config = new CloudConfig("sim", Eyes.access(simulator), Polling.DEFAULT);
        sources.add(VioSource.of(vertx, config, access, clock, IMPATIENT));
        return at("60s");
    }

    /** The same, in which so many floating IPs are tried as users would, from two places. */
    WatchedCloud trying(int most) {
        sources.add(new SimulatedProbes(simulator, clock, most));
        return this;
    }

    /** The same, in which a canary makes a port on that network every five minutes, and deletes it. */
    WatchedCloud withCanary(String network) {
        var config = new CloudConfig("sim", Eyes.access(simulator), Polling.DEFAULT);
        var wanted = new CanaryConfig(network, CANARY, Duration.ofSeconds(3), "vioscope-canary", null);
        canary = CanarySource.of(
                vertx,
                config,
                wanted,
                new MemoryNotebook(),
                Optional.empty(),
                key -> Future.succeededFuture(
                        snapshot.state().quiet(clock.instant()).over(key)),
                clock,
                IMPATIENT);
        return this;
    }

    /** The same, whose NSX is read as one for vSphere. */
    WatchedCloud withNsxV() {
        var config = new CloudConfig("sim", Eyes.access(simulator), Polling.DEFAULT);
        sources.add(NsxVSource.of(vertx, config, Eyes.nsxV(simulator), clock, IMPATIENT));
        return at("60s");
    }

    private Engine engine() {
        return engine;
    }

    /** From now on servers of which there is doubt are asked about live, after each poll. */
    WatchedCloud probing() {
        probing = true;
        return this;
    }

    /** What these live looks told, the first first. */
    List<Report> looks() {
        return looks;
    }

    /** From now on that hears of each step that tells something what that is, and what is believed then. */
    void listen(BiConsumer<Commit, Snapshot> other) {
        listener = other;
    }

    /** Lets the clock run to that time after the start. */
    WatchedCloud at(String time) {
        var until = start.plus(Duration.parse("PT" + time));
        while (!clock.instant().plus(POLL).isAfter(until)) {
            clock.advance(POLL);
            var whole = !clock.instant().isBefore(lastWhole.plus(RECONCILE));
            lastWhole = whole ? clock.instant() : lastWhole;
            poll(whole ? Look.EVERYTHING : Look.CHANGES);
        }
        return this;
    }

    /** Breaks something; chance says what of that sort. */
    Injected strike(String fault) {
        return simulator.faults().inject(Injection.of(fault));
    }

    /** Breaks something. */
    Injected strike(Injection fault) {
        return simulator.faults().inject(fault);
    }

    /** Repairs it. */
    void repair(Injected fault) {
        assertThat(simulator.faults().end(fault.id())).isTrue();
    }

    /** The cloud itself. */
    SimulatedCloud cloud() {
        return simulator.cloud();
    }

    /** What is believed now. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** What is believed of one thing. */
    Optional<Entity> entity(EntityKey key) {
        return snapshot.state().inventory().get(key);
    }

    /** Everything told up to now: the fact's word, then what it is about, such as {@code server_moved server/...}. */
    List<String> told() {
        return told;
    }

    /** Something that has to be told: a part of one of {@link #told}. */
    Expectation expect(String part) {
        return new Expectation(part);
    }

    /** Lets something be told by a time, and not before another. */
    final class Expectation {
        private final String part;

        private Expectation(String part) {
            this.part = part;
        }

        /** By that time after the start it is told. */
        void by(String time) {
            at(time);
            assertThat(told).as("what was told by " + time).anyMatch(line -> line.contains(part));
        }

        /** Up to that time after the start it is not told. */
        void never(String time) {
            at(time);
            assertThat(told).as("what was told by " + time).noneMatch(line -> line.contains(part));
        }
    }

    private void poll(Look look) {
        var polls = sources.stream().map(source -> poll(source, look)).toList();
        polls.forEach(poll -> take(new Input.Reported(await(poll))));
        if (canary != null && !clock.instant().isBefore(nextCanary)) {
            nextCanary = clock.instant().plus(CANARY);
            take(new Input.Reported(await(poll(canary, look))));
        }
        if (probing) {
            looks.add(await(poll(probe, look)));
            take(new Input.Reported(looks.get(looks.size() - 1)));
        }
    }

    private Future<Report> poll(Source source, Look look) {
        return Future.future((Promise<Report> promise) ->
                vertx.getOrCreateContext().runOnContext(v -> source.poll(look).onComplete(promise)));
    }

    private void take(Input input) {
        var firstSeq = snapshot.state().seq() + 1;
        var step = engine.step(snapshot, input, clock.instant());
        snapshot = step.next();
        if (!step.facts().isEmpty()) {
            listener.accept(new Commit("sim", firstSeq, clock.instant(), step.facts()), snapshot);
        }
        step.facts().forEach(fact -> told.add(line(fact)));
    }

    private static String line(Fact fact) {
        var about = fact.subject() == null ? "" : " " + fact.subject();
        if (fact instanceof Fact.AlarmRaised raised) {
            return fact.word() + " " + raised.alarm().key().condition() + about + " "
                    + raised.alarm().text();
        }
        if (fact instanceof Fact.AlarmCleared cleared) {
            return fact.word() + " " + cleared.alarm().key().condition() + about;
        }
        if (fact instanceof ProblemFact.Resolved resolved) {
            return fact.word() + " " + resolved.why() + " " + resolved.problem().key();
        }
        if (fact instanceof ProblemFact step) {
            return fact.word() + " " + step.problem().phase() + " "
                    + step.problem().key();
        }
        return fact.word() + about + " " + fact;
    }

    @Override
    public void close() {
        await(simulator.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
