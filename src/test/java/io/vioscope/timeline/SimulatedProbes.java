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
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * What the source {@code reach} would say of floating IPs of the simulated cloud, which no network stands for: two places
 * reach them where traffic gets through.
 */
final class SimulatedProbes implements Source {
    private static final Set<Kind> COVERS = Set.of(Kind.PROBE);

    private final Simulator simulator;
    private final PollTimes times;
    private final List<FloatingIp> tried;

    SimulatedProbes(Simulator simulator, InstantSource clock, int most) {
        this.simulator = simulator;
        this.times = new PollTimes(clock);
        this.tried = simulator.cloud().network().floatingIps().all().stream()
                .filter(ip -> simulator.faults().physics().traffic().reaches(ip.id()))
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
        return Future.succeededFuture(new Report(
                id(),
                times.next(),
                Duration.ZERO,
                Report.Cost.NONE,
                COVERS,
                new Completeness.Complete(),
                tried.stream().map(this::entity).toList(),
                List.of(),
                Set.of(),
                Report.Beyond.NOTHING));
    }

    private Entity entity(FloatingIp ip) {
        var status = simulator.faults().physics().traffic().reaches(ip.id())
                ? Status.enabled("reached", Health.OK)
                : Status.enabled("not reached", Health.DOWN);
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
