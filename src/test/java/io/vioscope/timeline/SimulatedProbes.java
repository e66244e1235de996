package io.vioscope.timeline;

import io.vertx.core.Future;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.plant.Trouble;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * What the source {@code reach} would say of floating IPs of the simulated cloud, which no network stands for: two places
 * reach them unless the edges or the uplink are down.
 */
final class SimulatedProbes implements Source {
    private static final Set<Kind> COVERS = Set.of(Kind.PROBE);
    private static final EntityKey EDGE = new EntityKey(Kind.EDGE_CLUSTER, Kind.EDGE_CLUSTER.word());
    private static final EntityKey UPLINK = new EntityKey(Kind.NETWORK, "uplink");

    private final Simulator simulator;
    private final PollTimes times;
    private final List<FloatingIp> tried;

    SimulatedProbes(Simulator simulator, InstantSource clock, int most) {
        this.simulator = simulator;
        this.times = new PollTimes(clock);
        this.tried = simulator.cloud().network().floatingIps().all().stream()
                .filter(ip -> ip.router().isPresent())
                .limit(most)
                .toList();
    }

    @Override
    public SourceId id() {
        return new SourceId("reach");
    }

    @Override
    public Set<Kind> covers() {
        return COVERS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var physics = simulator.faults().physics();
        var isCut = physics.has(EDGE, Trouble.DOWN) || physics.has(UPLINK, Trouble.DOWN);
        var status = isCut ? Status.enabled("not reached", Health.DOWN) : Status.enabled("reached", Health.OK);
        return Future.succeededFuture(new Report(
                id(),
                times.next(),
                Duration.ZERO,
                Report.Cost.NONE,
                COVERS,
                new Completeness.Complete(),
                tried.stream().map(ip -> entity(ip, status)).toList(),
                List.of(),
                Set.of(),
                Report.Beyond.NOTHING));
    }

    private static Entity entity(FloatingIp ip, Status status) {
        var owner = new EntityKey(Kind.FLOATING_IP, ip.id().toString());
        return new Entity(
                new EntityKey(Kind.PROBE, "floating-" + ip.number()),
                "floating-" + ip.number(),
                status,
                Attributes.none(),
                List.of(new Relation(RelationType.ASSOCIATED_WITH, owner)));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
