package io.vioscope.source.vio;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ManagementAccess;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
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
import java.util.Set;

/** Sees the management server of a cloud, and adds to the cloud what that says of it: how it is laid out, what is ready. */
public final class VioSource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("vio");

    private static final Set<Kind> COVERS = Set.of(Kind.MANAGEMENT_SERVER);
    private static final Set<Kind> ADDS = Set.of(Kind.CLOUD);

    private final String cloud;
    private final Management management;
    private final InstantSource clock;
    private final PollTimes times;

    private VioSource(String cloud, Management management, InstantSource clock) {
        this.cloud = cloud;
        this.management = management;
        this.clock = clock;
        this.times = new PollTimes(clock);
    }

    /** Of a cloud with that management server. Asks nothing yet. */
    public static VioSource of(Vertx vertx, CloudConfig cloud, ManagementAccess access, InstantSource clock) {
        return of(vertx, cloud, access, clock, HttpLimits.DEFAULT);
    }

    /** The same with other limits. */
    public static VioSource of(
            Vertx vertx, CloudConfig cloud, ManagementAccess access, InstantSource clock, HttpLimits limits) {
        return new VioSource(cloud.name(), management(vertx, cloud, access, clock, limits), clock);
    }

    static Management management(
            Vertx vertx, CloudConfig cloud, ManagementAccess access, InstantSource clock, HttpLimits limits) {
        var budget = new Budget(cloud.polling().callsPerMinute());
        var whom = "the management server at " + access.url().getHost();
        return new Management(
                access, new Http(vertx, whom, access.caFile(), access.verify(), limits, clock, budget), clock);
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
        return management.look(look, meter).map(seen -> tell(seen, report));
    }

    /** That it does not answer is itself a sight. */
    private Report tell(Management.Seen seen, ReportBuilder report) {
        report.add(Standing.server(cloud, seen));
        report.latency(Standing.SERVER, seen.trip());
        var told = seen.deployment();
        var why = seen.why();
        if (told != null) {
            report.tell(new EntityKey(Kind.CLOUD, cloud), Standing.cloud(told));
            report.toldAll(Kind.CLOUD);
        }
        if (why != null) {
            report.missed(Kind.CLOUD, why);
        }
        return report.done();
    }

    @Override
    public Future<Void> close() {
        return management.close();
    }
}
