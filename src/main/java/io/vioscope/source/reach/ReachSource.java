package io.vioscope.source.reach;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Said;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sees whether declared addresses are reached, from here and from other places, and whose they are. */
public final class ReachSource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("reach");

    /** The command that sends ICMP echoes. */
    static final String PING = "ping";

    private static final Set<Kind> COVERS = Set.of(Kind.PROBE);

    private final Reach reach;
    private final InstantSource clock;
    private final PollTimes times;

    private ReachSource(Reach reach, InstantSource clock) {
        this.reach = reach;
        this.clock = clock;
        this.times = new PollTimes(clock);
    }

    /** Of a cloud of which these addresses are tried. Tries nothing yet. */
    public static ReachSource of(Vertx vertx, CloudConfig cloud, ProbesConfig probes, InstantSource clock) {
        return of(vertx, cloud, probes, clock, HttpLimits.DEFAULT, PING);
    }

    /** The same with other limits, and another command in place of {@code ping}. */
    public static ReachSource of(
            Vertx vertx, CloudConfig cloud, ProbesConfig probes, InstantSource clock, HttpLimits limits, String ping) {
        return new ReachSource(Reach.of(vertx, cloud, probes, clock, limits, ping), clock);
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return COVERS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, COVERS, times.next(), clock, meter);
        return reach.look(look, meter).map(seen -> tell(seen, report));
    }

    private Report tell(Reach.Seen seen, ReportBuilder report) {
        for (var address : reach.addresses()) {
            var sights = seen.sights().getOrDefault(address.name(), Map.of());
            var entity = entity(address, sights, seen);
            report.add(entity);
            var here = sights.get(Reach.HERE);
            if (here != null && here.state() == Sight.State.REACHED) {
                report.latency(entity.key(), here.trip());
            }
        }
        seen.cutOff()
                .forEach(place ->
                        report.note("From " + place + " nothing is reached that is reached from elsewhere: it is"
                                + " the network there that is broken, so what is seen there is left aside"));
        seen.silent().forEach((place, why) -> report.note(place + " does not tell what it reaches: " + why.detail()));
        seen.unowned().ifPresent(why -> report.untold(Kind.PROBE, RelationType.ASSOCIATED_WITH));
        return report.done();
    }

    private static Entity entity(Address address, Map<String, Sight> sights, Reach.Seen seen) {
        var verdict = Verdict.of(sights);
        var here = sights.getOrDefault(Reach.HERE, Sight.notKnown(""));
        var owner = seen.owners().get(address.name());
        return new Entity(
                new EntityKey(Kind.PROBE, address.name()),
                address.name(),
                Status.enabled(verdict.word(), verdict.health()),
                Said.of(
                        "address",
                        address.how().toString(),
                        "here",
                        here.state().word(),
                        "here_why",
                        here.why(),
                        "places",
                        places(sights)),
                owner == null ? List.of() : List.of(new Relation(RelationType.ASSOCIATED_WITH, owner)));
    }

    private static String places(Map<String, Sight> sights) {
        return Fields.names(sights.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue().state().word())
                .toList());
    }

    @Override
    public Future<Void> close() {
        return reach.close();
    }
}
