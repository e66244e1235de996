package io.vioscope.source.nsx.v;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.NsxAccess;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * Sees the edge gateways of a cloud's NSX for vSphere, and adds to the NSX Manager how it answers, to ESXi hosts and clusters how
 * they are prepared, and to Neutron's routers whether an edge carries them.
 */
public final class NsxVSource implements Source {
    /** Its name: the same as with NSX-T, since a cloud has one of them. */
    public static final SourceId ID = new SourceId("nsx");

    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());
    private static final Set<Kind> COVERS = Set.of(Kind.EDGE_CLUSTER);
    private static final Set<Kind> ADDS = Set.of(Kind.NSX_MANAGER, Kind.ESXI_HOST, Kind.HYPERVISOR, Kind.ROUTER);
    private static final Set<RelationType> TIES = Set.of(RelationType.RUNS_ON);

    private final NsxV nsx;
    private final NsxAccess access;
    private final InstantSource clock;
    private final PollTimes times;

    private NsxVSource(NsxV nsx, NsxAccess access, InstantSource clock) {
        this.nsx = nsx;
        this.access = access;
        this.clock = clock;
        this.times = new PollTimes(clock);
    }

    /** Of a cloud whose NSX Manager is that. Asks nothing yet. */
    public static NsxVSource of(
            Vertx vertx, CloudConfig cloud, NsxAccess access, InstantSource clock, HttpLimits limits) {
        return new NsxVSource(nsx(vertx, cloud, access, clock, limits), access, clock);
    }

    static NsxV nsx(Vertx vertx, CloudConfig cloud, NsxAccess access, InstantSource clock, HttpLimits limits) {
        var whom = "the NSX Manager at " + access.urls().get(0).getHost();
        var budget = new Budget(cloud.polling().callsPerMinute());
        return new NsxV(access, new Http(vertx, whom, access.caFile(), access.verify(), limits, clock, budget), clock);
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
        return nsx.look(meter).compose(seen -> nsx.http().offLoop(() -> tell(seen, report)));
    }

    private Report tell(NsxV.Seen seen, ReportBuilder report) {
        report.tell(MANAGER, Manager.of(seen));
        report.saw();
        report.latency(MANAGER, seen.trip());
        var why = seen.why();
        if (why != null) {
            COVERS.forEach(kind -> report.missed(kind, why));
            ADDS.stream().filter(kind -> kind != Kind.NSX_MANAGER).forEach(kind -> report.missed(kind, why));
            return report.done();
        }
        Edges.tell(seen.lists(), report);
        Hosts.told(seen.lists(), access.vcenter()).forEach(report::tell);
        completeness(seen.lists(), report);
        return report.done();
    }

    private static void completeness(NsxV.Lists lists, ReportBuilder report) {
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
