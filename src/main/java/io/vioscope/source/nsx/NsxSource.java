package io.vioscope.source.nsx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.NsxAccess;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.nsx.v.NsxVSource;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * Sees the edge clusters of a cloud's NSX, and adds to the NSX Manager how it answers, to ESXi hosts and clusters how their
 * data path is, and to Neutron's routers, networks and ports what NSX knows of them.
 */
public final class NsxSource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("nsx");

    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());
    private static final Set<Kind> COVERS = Set.of(Kind.EDGE_CLUSTER);
    private static final Set<Kind> ADDS =
            Set.of(Kind.NSX_MANAGER, Kind.ESXI_HOST, Kind.HYPERVISOR, Kind.ROUTER, Kind.NETWORK, Kind.PORT);
    private static final Set<RelationType> TIES = Set.of(RelationType.RUNS_ON);

    private final Nsx nsx;
    private final InstantSource clock;
    private final PollTimes times;

    private NsxSource(Nsx nsx, InstantSource clock) {
        this.nsx = nsx;
        this.clock = clock;
        this.times = new PollTimes(clock);
    }

    /** Of a cloud whose NSX Managers are these, of NSX-T or of NSX for vSphere. Asks nothing yet. */
    public static Source of(Vertx vertx, CloudConfig cloud, NsxAccess access, InstantSource clock) {
        return access.api() == NsxAccess.Api.NSX_V
                ? NsxVSource.of(vertx, cloud, access, clock, HttpLimits.DEFAULT)
                : of(vertx, cloud, access, clock, HttpLimits.DEFAULT);
    }

    /** Of an NSX-T, with other limits. */
    public static NsxSource of(
            Vertx vertx, CloudConfig cloud, NsxAccess access, InstantSource clock, HttpLimits limits) {
        return new NsxSource(nsx(vertx, cloud, access, clock, limits), clock);
    }

    static Nsx nsx(Vertx vertx, CloudConfig cloud, NsxAccess access, InstantSource clock, HttpLimits limits) {
        var budget = new Budget(cloud.polling().callsPerMinute());
        var whom = "the NSX Manager at " + access.urls().get(0).getHost();
        var http = access.login()
                .match(
                        password -> new Http(vertx, whom, access.caFile(), access.verify(), limits, clock, budget),
                        certificate -> Http.certified(
                                vertx,
                                whom,
                                access.caFile(),
                                access.verify(),
                                certificate.identity(),
                                limits,
                                clock,
                                budget));
        return new Nsx(access, http, clock);
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
    public Set<Kind> adds() {
        return ADDS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, COVERS, ADDS, times.next(), clock, meter);
        report.tieTypes(TIES);
        return nsx.look(look, meter).compose(seen -> nsx.http().offLoop(() -> tell(seen, report)));
    }

    private static Report tell(Nsx.Seen seen, ReportBuilder report) {
        report.tell(MANAGER, Standing.of(seen));
        report.saw();
        report.latency(MANAGER, seen.trip());
        var why = seen.why();
        if (why != null) {
            COVERS.forEach(kind -> report.missed(kind, why));
            ADDS.stream().filter(kind -> kind != Kind.NSX_MANAGER).forEach(kind -> report.missed(kind, why));
            return report.done();
        }
        edges(seen.lists(), report);
        new TransportNodes(seen.lists()).told().forEach(report::tell);
        new Routers(seen.lists(), report).tell();
        completeness(seen.lists(), report);
        return report.done();
    }

    private static void edges(Nsx.Lists lists, ReportBuilder report) {
        for (var cluster : lists.of(Part.EDGE_CLUSTERS)) {
            if (!EdgeClusters.isNamed(cluster)) {
                var nameless = Failures.of(Cause.WRONG_SHAPE, Part.EDGE_CLUSTERS.path(), "an edge cluster has no id");
                report.missed(Kind.EDGE_CLUSTER, nameless);
                continue;
            }
            var status = lists.edgeClusters().get(Fields.text(cluster, "id"));
            if (status != null) {
                status.match(
                        told -> {
                            report.add(EdgeClusters.of(cluster, told, lists));
                            return true;
                        },
                        why -> {
                            report.missed(Kind.EDGE_CLUSTER, why);
                            return false;
                        });
            }
        }
    }

    private static void completeness(Nsx.Lists lists, ReportBuilder report) {
        var whole = EnumSet.copyOf(ADDS);
        lists.failures()
                .forEach((part, why) -> part.tells().forEach(kind -> {
                    report.missed(kind, why);
                    whole.remove(kind);
                }));
        whole.forEach(report::toldAll);
    }

    @Override
    public Future<Void> close() {
        return nsx.close();
    }
}
