package io.vioscope.source.openstack.octavia;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.keystone.ListSource;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** Sees load balancers. Many clouds have no Octavia: then its catalog has none, and the report says so. */
public final class OctaviaSource extends ListSource {
    private static final Set<Kind> COVERS = Set.of(Kind.LOAD_BALANCER);
    private static final int LIMIT = 1000;

    /** The roles that Octavia's own policies let see all projects (octavia/policies/base.py). */
    private static final Set<String> SEE_ALL = Set.of("admin", "load-balancer_admin", "load-balancer_global_observer");

    /** @param close called once, when this source is closed */
    public OctaviaSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        super("octavia", COVERS, session, http, clock, close);
    }

    @Override
    protected Future<Report> poll(Meter meter, ReportBuilder report) {
        return ofService(
                ServiceType.LOAD_BALANCER,
                meter,
                report,
                (token, url) -> list(url, meter).map(list -> report(list, url, token, report)));
    }

    private Future<Listing> list(String url, Meter meter) {
        var base = url.replaceAll("/v2(\\.0)?$", "") + "/v2/lbaas";
        return ListReader.linked(
                http(), new LoadBalancerDecoder(), path -> get(base + path, meter), "/loadbalancers?limit=" + LIMIT);
    }

    private static Report report(Listing list, String url, Token token, ReportBuilder report) {
        report.add(list, COVERS);
        if (!seesAll(token) && projects(list) < 2) {
            report.doubt(
                    COVERS,
                    Failures.of(
                            Cause.FORBIDDEN,
                            "GET " + url,
                            "the account has no role that sees the load balancers of all projects, and no second"
                                    + " project is among those it was shown"));
        }
        return report.done();
    }

    private static boolean seesAll(Token token) {
        return SEE_ALL.stream().anyMatch(token::has);
    }

    private static long projects(Listing list) {
        return list.entities().values().stream()
                .flatMap(e -> e.related(RelationType.OWNED_BY).stream())
                .distinct()
                .count();
    }
}
