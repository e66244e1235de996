package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.VCenterAccess;
import io.vioscope.inventory.Report;
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
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.vcenter.VCenter.Seen;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Sees the ESXi hosts and datastores of a cloud's vCenters, and adds to Nova's servers and hypervisors what a vCenter knows
 * of them, and to vCenters how they answer. All vCenters of a cloud are one source: a kind belongs to one.
 *
 * <p>A look at changes waits at the vCenter until something changes, for most of the time to the next look, so that what
 * happens is told at once and an idle vCenter has two calls to answer a look.
 */
public final class VCenterSource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("vcenter");

    private static final Set<Kind> COVERS = Set.of(Kind.ESXI_HOST, Kind.DATASTORE);
    private static final Set<Kind> ADDS = Set.of(Kind.SERVER, Kind.HYPERVISOR, Kind.VCENTER);
    private static final Set<RelationType> TIES = Set.of(RelationType.RUNS_ON, RelationType.STORED_ON);

    /** What is left of an interval for all but the waiting. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** What stands between may forget a connection on which nothing is said for long. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final List<VCenter> vcenters;
    private final Duration wait;
    private final InstantSource clock;
    private final PollTimes times;

    private VCenterSource(List<VCenter> vcenters, Duration wait, InstantSource clock) {
        this.vcenters = vcenters;
        this.wait = wait;
        this.clock = clock;
        this.times = new PollTimes(clock);
    }

    /**
     * Of a cloud with vCenters. Asks nothing yet.
     *
     * @param logins shared by all that log in with the same accounts
     */
    public static VCenterSource of(Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins) {
        return of(vertx, cloud, clock, logins, HttpLimits.DEFAULT);
    }

    /** The same alone, with other limits. */
    public static VCenterSource of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        return of(vertx, cloud, clock, new Logins(), limits);
    }

    static VCenterSource of(Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins, HttpLimits limits) {
        return new VCenterSource(vcenters(vertx, cloud, clock, logins, limits), wait(cloud.poll(ID.name())), clock);
    }

    static List<VCenter> vcenters(
            Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins, HttpLimits limits) {
        return cloud.vcenters().stream()
                .map(access -> new VCenter(access, http(vertx, cloud, access, clock, limits), clock, logins))
                .toList();
    }

    static Http http(Vertx vertx, CloudConfig cloud, VCenterAccess access, InstantSource clock, HttpLimits limits) {
        var budget = new Budget(cloud.polling().callsPerMinute());
        var whom = "the vCenter at " + access.url().getHost();
        return new Http(vertx, whom, access.caFile(), access.verify(), limits, clock, budget);
    }

    private static Duration wait(Duration interval) {
        var most = interval.minus(REST);
        return most.isNegative() ? Duration.ZERO : most.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : most;
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
        return Future.all(vcenters.stream()
                        .map(vcenter -> vcenter.look(look, wait, meter))
                        .toList())
                .compose(all -> vcenters.get(0).http().offLoop(() -> tell(all.<Seen>list(), report)));
    }

    private static Report tell(List<Seen> all, ReportBuilder report) {
        all.forEach(seen -> tell(seen, report));
        if (all.stream().allMatch(seen -> seen.why() == null)) {
            ADDS.forEach(report::toldAll);
        }
        return report.done();
    }

    private static void tell(Seen seen, ReportBuilder report) {
        var uuid = seen.uuid();
        if (uuid != null) {
            var names = new Names(uuid);
            report.tell(names.vcenter(), Standing.of(seen));
            report.saw();
            report.latency(names.vcenter(), seen.trip());
            if (seen.objects() instanceof Result.Ok<Objects> read) {
                new Teller(read.value(), names, report).tell();
            }
        }
        var why = seen.why();
        if (why != null) {
            COVERS.forEach(kind -> report.missed(kind, why));
            report.missed(Kind.SERVER, why);
            report.missed(Kind.HYPERVISOR, why);
        }
    }

    @Override
    public Future<Void> close() {
        return Future.join(vcenters.stream().map(VCenter::close).toList()).mapEmpty();
    }
}
