package io.vioscope.proof;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Polling;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.fault.Faults;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.nsx.NsxSource;
import io.vioscope.source.openstack.Eyes;
import io.vioscope.source.openstack.OpenStackSources;
import io.vioscope.source.vcenter.VCenterSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulated cloud that all sources read over HTTP when told to, on a virtual clock, its vCenters, its NSX, its management server
 * and what its users use too, and what an engine without a causal model believes of it with each set of sources.
 */
final class World implements AutoCloseable {
    /**
     * The simulated cloud answers at once or never: what takes longer is this machine's own business, and no sign of a fault. So
     * a busy machine wants more seconds than these, by {@code -Dproof.patience=60}; what never answers takes as many.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("proof.patience", 5));

    /** So many servers are looked at one by one; of more it is asked what changed. */
    private static final int GLANCES = 4;

    private static final HttpLimits LIMITS = new HttpLimits(
            PATIENCE, PATIENCE, PATIENCE, 64 << 20, 4, 64, Duration.ofMillis(10), Duration.ofMillis(10), 2000);

    private final Vertx vertx;
    private final VirtualClock clock = new VirtualClock();
    private final Simulator simulator;
    private final List<Source> sources;
    private final Source nova;
    private final FurtherEyes further;
    private Map<UUID, Lifecycle> states = Map.of();
    private final Engine engine = new Engine(Map.of());
    private final Map<SourceSet, Snapshot> beliefs = SourceSet.each(set -> Snapshot.unknown("sim"));
    private final Crowd crowd;

    World(Vertx vertx, SimulatorOptions options) {
        this.vertx = vertx;
        simulator = await(Simulator.start(vertx, options.local(), clock));
        var polling = new Polling(Polling.DEFAULT.interval(), Map.of(), Polling.DEFAULT.reconcile(), 1_000_000);
        var cloud = new CloudConfig("sim", Eyes.access(simulator), polling);
        sources = new ArrayList<>(OpenStackSources.of(vertx, cloud, clock, LIMITS));
        nova = sources.stream()
                .filter(source -> source.id().name().equals("nova"))
                .findFirst()
                .orElseThrow();
        sources.add(VCenterSource.of(vertx, Eyes.withVCenters(simulator), clock, LIMITS));
        if (options.plan().networking() != Networking.DVS) {
            sources.add(NsxSource.of(vertx, cloud, Eyes.nsx(simulator), clock, LIMITS));
        }
        further = new FurtherEyes(vertx, simulator, cloud, clock, LIMITS);
        crowd = new Crowd(simulator.cloud());
        clock.advanceSeconds(60);
        poll();
        advance(Duration.ofSeconds(60));
        poll();
    }

    /** Lets time pass. */
    void advance(Duration time) {
        clock.advance(time);
    }

    Instant now() {
        return clock.instant();
    }

    /** Has everything looked at once. */
    List<Report> poll() {
        var polls = sources.stream()
                .map(source -> onContext(vertx, () -> source.poll(Look.EVERYTHING)))
                .toList();
        var reports = new ArrayList<>(polls.stream().map(World::await).toList());
        reports.addAll(further.poll());
        beliefs.replaceAll((set, before) -> believed(before, set.of(reports)));
        return reports;
    }

    /** Has the servers looked at of whose states the message bus told since the last time; nothing where it told of none. */
    Optional<Report> hear() {
        var before = states;
        states = states();
        var changed = Stream.concat(before.keySet().stream(), states.keySet().stream())
                .filter(server -> !Objects.equals(before.get(server), states.get(server)))
                .map(server -> new EntityKey(Kind.SERVER, server.toString()))
                .collect(Collectors.toSet());
        if (changed.isEmpty() || further.isBusLost()) {
            return Optional.empty();
        }
        var report = await(
                onContext(vertx, () -> changed.size() > GLANCES ? nova.poll(Look.CHANGES) : nova.glance(changed)));
        beliefs.computeIfPresent(SourceSet.BUS, (set, known) -> believed(known, List.of(report)));
        return Optional.of(report);
    }

    private Map<UUID, Lifecycle> states() {
        return simulator.cloud().discoveries().alive().stream()
                .collect(Collectors.toMap(vm -> vm.birth().id(), VirtualMachine::state));
    }

    private Snapshot believed(Snapshot before, List<Report> reports) {
        var snapshot = before;
        for (var report : reports) {
            snapshot = engine.step(snapshot, new Input.Reported(report), clock.instant())
                    .next();
        }
        return snapshot;
    }

    /** What is believed with all sources, without any distortion. */
    Snapshot snapshot() {
        return snapshot(SourceSet.ALL);
    }

    /** What is believed with these. */
    Snapshot snapshot(SourceSet sources) {
        return Objects.requireNonNull(beliefs.get(sources));
    }

    Faults faults() {
        return simulator.faults();
    }

    /** Its users. */
    Crowd crowd() {
        return crowd;
    }

    @Override
    public void close() {
        further.close();
        sources.forEach(source -> await(source.close()));
        await(simulator.close());
    }

    static <T> Future<T> onContext(Vertx vertx, Supplier<Future<T>> look) {
        return Future.future((Promise<T> promise) ->
                vertx.getOrCreateContext().runOnContext(v -> look.get().onComplete(promise)));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
