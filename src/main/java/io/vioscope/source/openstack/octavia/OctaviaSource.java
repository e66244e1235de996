package io.vioscope.source.openstack.octavia;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.http.Failures;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Meter;
import io.vioscope.source.openstack.http.Result;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Sees load balancers. Many clouds have no Octavia: then its catalog has none, and the report says so. */
public final class OctaviaSource implements Source {
    private static final SourceId ID = new SourceId("octavia");
    private static final int LIMIT = 1000;

    /** The roles that Octavia's own policies let see all projects (octavia/policies/base.py). */
    private static final Set<String> SEE_ALL = Set.of("admin", "load-balancer_admin", "load-balancer_global_observer");

    private final Session session;
    private final Http http;
    private final InstantSource clock;
    private final PollTimes times;
    private final Supplier<Future<Void>> close;

    /** @param close called once, when this source is closed */
    public OctaviaSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        this.session = session;
        this.http = http;
        this.clock = clock;
        this.times = new PollTimes(clock);
        this.close = close;
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of(Kind.LOAD_BALANCER);
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, covers(), times.next(), clock, meter);
        return session.token(meter)
                .compose(token -> session.url(ServiceType.LOAD_BALANCER, meter)
                        .compose(url -> url.match(
                                at -> list(at, meter).map(list -> report(list, at, token, report)),
                                why -> Future.succeededFuture(report.failed(why)))));
    }

    private Future<Listing> list(String url, Meter meter) {
        var base = url.replaceAll("/v2(\\.0)?$", "") + "/v2/lbaas";
        var deadline = http.limits().longAnswer();
        return ListReader.linked(
                http,
                new LoadBalancerDecoder(),
                path -> session.get(base + path, Map.of(), deadline, meter),
                "/loadbalancers?limit=" + LIMIT);
    }

    private Report report(Listing list, String url, Result<Token> token, ReportBuilder report) {
        report.add(list, covers());
        if (!seesAll(token) && projects(list) < 2) {
            report.doubt(
                    covers(),
                    Failures.of(
                            Cause.FORBIDDEN,
                            "GET " + url,
                            "the account has no role that sees the load balancers of all projects, and no second"
                                    + " project is among those it was shown"));
        }
        return report.done();
    }

    private static boolean seesAll(Result<Token> token) {
        return token.match(
                t -> t.roles().stream().map(r -> r.toLowerCase(Locale.ROOT)).anyMatch(SEE_ALL::contains), why -> false);
    }

    private static long projects(Listing list) {
        return list.entities().values().stream()
                .flatMap(e -> e.related(RelationType.OWNED_BY).stream())
                .distinct()
                .count();
    }

    @Override
    public Future<Void> close() {
        return close.get();
    }
}
