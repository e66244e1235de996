package io.vioscope.source.openstack;

import io.vertx.core.Future;
import io.vioscope.engine.Suspects;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.Source;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.cinder.CinderApi;
import io.vioscope.source.openstack.cinder.CinderSource;
import io.vioscope.source.openstack.glance.GlanceSource;
import io.vioscope.source.openstack.keystone.KeystoneSource;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import io.vioscope.source.openstack.neutron.NeutronApi;
import io.vioscope.source.openstack.neutron.NeutronSource;
import io.vioscope.source.openstack.nova.NovaApi;
import io.vioscope.source.openstack.nova.NovaSource;
import io.vioscope.source.openstack.nova.ProbeSource;
import io.vioscope.source.openstack.octavia.OctaviaSource;
import io.vioscope.source.openstack.placement.PlacementApi;
import io.vioscope.source.openstack.placement.PlacementSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out, before anything runs, what a cloud lets itself be asked. */
final class Check {
    private static final String LIVE = "server diagnostics";
    private static final String RUNS = "ACTIVE";
    private static final Set<String> ANSWERS = Set.of("running", "not running");
    private static final Duration BELIEVABLE_SKEW = Duration.ofSeconds(60);

    private final String cloud;
    private final Session session;
    private final Http http;
    private final InstantSource clock;
    private final Source endpoints;
    private final List<Finding> findings = new ArrayList<>();

    Check(String cloud, Session session, Http http, InstantSource clock, Source endpoints) {
        this.cloud = cloud;
        this.session = session;
        this.http = http;
        this.clock = clock;
        this.endpoints = endpoints;
    }

    Future<List<Finding>> run() {
        return session.token(new Meter())
                .compose(result -> result.match(this::loggedIn, why -> {
                    add("Keystone login", why);
                    return Future.succeededFuture();
                }))
                .map(done -> List.copyOf(findings));
    }

    private Future<Void> loggedIn(Token token) {
        findings.add(new Finding(
                true,
                "Keystone login",
                session.identityUrl() + ": user " + token.user() + ", project "
                        + token.project().name() + ", a token for "
                        + token.lifetime().toMinutes() + " min"));
        findings.add(new Finding(
                token.isAdmin(),
                "roles",
                token.doubt().orElse(String.join(", ", token.roles()) + ": role admin sees all projects")));
        clocks(token);
        var nova = NovaApi.of(session, http);
        return look(new KeystoneSource(session, http, clock, Future::succeededFuture))
                .compose(v -> probe())
                .compose(v -> version("Nova", nova))
                .compose(v -> nova(nova))
                .compose(v -> cinder(token))
                .compose(v -> neutron(token))
                .compose(v -> octavia(token))
                .compose(v -> glance(token))
                .compose(v -> placement(token));
    }

    private Future<Void> nova(VersionedApi api) {
        var source = new NovaSource(api, http, clock, Future::succeededFuture);
        return source.poll().compose(report -> {
            tell(source, report);
            return live(api, report);
        });
    }

    /** Whether servers may be asked about live, which a role of one's own may not cover: found out at one of them. */
    private Future<Void> live(VersionedApi api, Report report) {
        var asked = report.entities().stream()
                .filter(entity -> entity.kind() == Kind.SERVER)
                .min(Comparator.comparing(server -> !server.status().word().equals(RUNS)));
        if (asked.isEmpty()) {
            if (report.sawAll(Kind.SERVER)) {
                findings.add(new Finding(true, LIVE, "no server is there to find out by whether it is permitted"));
            }
            return Future.succeededFuture();
        }
        var server = asked.get();
        return new ProbeSource(
                        api,
                        http,
                        clock,
                        most -> Future.succeededFuture(new Suspects(List.of(server.key()))),
                        Future::succeededFuture)
                .poll()
                .map(found -> {
                    findings.add(live(server, found));
                    return null;
                });
    }

    private static Finding live(Entity server, Report found) {
        var why = failures(found);
        var told = found.beyond().details().told().getOrDefault(server.key(), Attributes.none());
        var said = told.get("probe.said");
        if (!why.isEmpty()) {
            return new Finding(false, LIVE, why.get(0).detail());
        }
        return ANSWERS.contains(String.valueOf(told.get("probe.state")))
                ? new Finding(
                        true, LIVE, "permitted: asked about " + server.name() + ", which is " + told.get("probe.state"))
                : new Finding(false, LIVE, "not known whether it is permitted: " + said);
    }

    /** A cloud may do without a service, but not without an endpoint where its catalog has it. */
    private Future<Void> neutron(Token token) {
        if (!token.catalog().offers(ServiceType.NETWORK)) {
            findings.add(new Finding(true, "Neutron", "not in the catalog: this cloud offers no networks"));
            return Future.succeededFuture();
        }
        return new NeutronApi(session, http)
                .plugin(new Meter())
                .map(result -> findings.add(result.match(
                        plugin -> new Finding(true, "Neutron plugin", plugin),
                        why -> new Finding(false, "Neutron plugin", why.detail()))))
                .compose(v -> look(new NeutronSource(cloud, session, http, clock, Future::succeededFuture)));
    }

    private Future<Void> octavia(Token token) {
        if (!token.catalog().offers(ServiceType.LOAD_BALANCER)) {
            findings.add(new Finding(true, "Octavia", "not in the catalog: this cloud offers no load balancers"));
            return Future.succeededFuture();
        }
        return look(new OctaviaSource(session, http, clock, Future::succeededFuture));
    }

    private Future<Void> glance(Token token) {
        if (!token.catalog().offers(ServiceType.IMAGE)) {
            findings.add(new Finding(true, "Glance", "not in the catalog: this cloud offers no images"));
            return Future.succeededFuture();
        }
        return look(new GlanceSource(session, http, clock, Future::succeededFuture));
    }

    private Future<Void> placement(Token token) {
        if (!token.catalog().offers(ServiceType.PLACEMENT)) {
            findings.add(
                    new Finding(true, "Placement", "not in the catalog: hypervisors are shown without inventories"));
            return Future.succeededFuture();
        }
        return version("Placement", PlacementApi.of(session, http))
                .compose(v -> look(new PlacementSource(session, http, clock, Future::succeededFuture)));
    }

    private void clocks(Token token) {
        var skew = Duration.between(token.issuedAt(), token.got());
        findings.add(new Finding(
                skew.abs().compareTo(BELIEVABLE_SKEW) <= 0,
                "clocks",
                "this machine's clock is " + Math.abs(skew.toSeconds()) + " s "
                        + (skew.isNegative() ? "behind" : "ahead of") + " Keystone's"));
    }

    /** A cloud may do without volumes, but not without an endpoint where its catalog has the service. */
    private Future<Void> cinder(Token token) {
        if (!token.catalog().offers(ServiceType.BLOCK_STORAGE)) {
            findings.add(new Finding(true, "Cinder", "not in the catalog: this cloud offers no volumes"));
            return Future.succeededFuture();
        }
        return version("Cinder", CinderApi.of(session, http))
                .compose(v -> look(new CinderSource(session, http, clock, Future::succeededFuture)));
    }

    private Future<Void> version(String service, VersionedApi api) {
        return api.agree(new Meter()).map(result -> {
            findings.add(result.match(
                    agreed -> new Finding(
                            true,
                            service + " version",
                            agreed.base() + ": speaks up to " + agreed.serverMax() + ", asked in " + agreed.version()),
                    why -> new Finding(false, service + " version", why.detail())));
            return null;
        });
    }

    /** Each endpoint for itself. One that is not in use and out of reach is nothing to complain of. */
    private Future<Void> probe() {
        return endpoints.poll().map(report -> {
            report.entities().forEach(e -> {
                var why = e.attributes().get("why");
                var ends = e.attributes().get("certificate_not_after");
                findings.add(new Finding(
                        e.status().health() == Health.OK || e.status().health() == Health.UNKNOWN,
                        "endpoint " + e.id(),
                        e.status().word()
                                + (why == null ? " at " + e.attributes().get("probed") : ": " + why)
                                + (ends == null ? "" : "; certificate until " + ends)));
            });
            failures(report).forEach(why -> add("endpoints", why));
            return null;
        });
    }

    private Future<Void> look(Source source) {
        return source.poll().map(report -> {
            tell(source, report);
            return null;
        });
    }

    private void tell(Source source, Report report) {
        source.covers().stream().sorted().forEach(kind -> {
            var count = report.entities().stream().filter(e -> e.kind() == kind).count();
            if (report.sawAll(kind)) {
                findings.add(new Finding(true, kind.label() + "s", count + " seen"));
            }
        });
        if (source.covers().isEmpty() && report.completeness() instanceof Completeness.Complete) {
            var count = report.beyond().details().told().size();
            findings.add(new Finding(true, source.id().name(), "tells of " + count + " " + kinds(source.adds())));
        }
        failures(report).forEach(why -> add(source.id() + " lists", why));
    }

    private static String kinds(Set<Kind> kinds) {
        return kinds.stream().map(kind -> kind.label() + "s").sorted().collect(Collectors.joining(", "));
    }

    private static List<ReadFailure> failures(Report report) {
        return report.completeness()
                .match(
                        complete -> List.of(),
                        partial -> partial.unseen().values().stream().distinct().collect(Collectors.toList()),
                        failed -> List.of(failed.why()));
    }

    private void add(String what, ReadFailure why) {
        findings.add(new Finding(false, what, why.detail()));
    }
}
