package io.vioscope.source.openstack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.config.CloudConfig;
import io.vioscope.engine.Suspects;
import io.vioscope.source.Source;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.openstack.cinder.CinderSource;
import io.vioscope.source.openstack.endpoint.EndpointSource;
import io.vioscope.source.openstack.glance.GlanceSource;
import io.vioscope.source.openstack.keystone.KeystoneSource;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.neutron.NeutronSource;
import io.vioscope.source.openstack.nova.NovaApi;
import io.vioscope.source.openstack.nova.NovaSource;
import io.vioscope.source.openstack.nova.ProbeSource;
import io.vioscope.source.openstack.octavia.OctaviaSource;
import io.vioscope.source.openstack.placement.PlacementSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The sources of one OpenStack cloud. They share one login and one set of connections, closed with the last of them. */
public final class OpenStackSources {
    private OpenStackSources() {}

    /** Services of one address are probed all at once: one that hangs must not make the others seem to. */
    private static final int PROBES = 32;

    /** What hangs in Nova for one server must hold up neither the other looks nor the lists. */
    private static final int LOOKS = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The sources of a cloud: {@code endpoints}, {@code keystone}, {@code nova}, {@code cinder},
     * {@code neutron}, {@code octavia}, {@code glance} and {@code placement}. Asks nothing yet. */
    public static List<Source> of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(vertx, cloud, clock, HttpLimits.DEFAULT);
    }

    /** The same and {@code probe}, which asks the cloud's engine of which servers there is doubt. */
    public static List<Source> live(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(
                vertx,
                cloud,
                clock,
                HttpLimits.DEFAULT,
                Optional.of(most -> Bus.of(vertx).ask(Bus.suspects(cloud.name()), most, PATIENCE)));
    }

    /** The same as without {@code probe}, with other limits. */
    public static List<Source> of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        return of(vertx, cloud, clock, limits, Optional.empty());
    }

    /** The same with {@code probe} where it is said who knows of which servers there is doubt. */
    public static List<Source> of(
            Vertx vertx,
            CloudConfig cloud,
            InstantSource clock,
            HttpLimits limits,
            Optional<IntFunction<Future<Suspects>>> suspects) {
        var budget = new Budget(cloud.polling().callsPerMinute());
        var http = new Http(vertx, cloud.access(), limits, clock, budget);
        var session = new Session(vertx, http, cloud.access(), clock);
        var close = new SharedClose(http);
        var sources = new ArrayList<Source>(List.of(
                new KeystoneSource(session, http, clock, close.share()),
                new NovaSource(NovaApi.of(session, http), http, clock, close.share()),
                new CinderSource(session, http, clock, close.share()),
                new NeutronSource(cloud.name(), session, http, clock, close.share()),
                new OctaviaSource(session, http, clock, close.share()),
                new GlanceSource(session, http, clock, close.share()),
                new PlacementSource(session, http, clock, close.share()),
                endpoints(vertx, session, cloud, clock, limits, budget, close.share())));
        suspects.ifPresent(who -> sources.add(probe(vertx, session, cloud, clock, limits, budget, who, close.share())));
        return List.copyOf(sources);
    }

    private static Source probe(
            Vertx vertx,
            Session session,
            CloudConfig cloud,
            InstantSource clock,
            HttpLimits limits,
            Budget budget,
            IntFunction<Future<Suspects>> suspects,
            Supplier<Future<Void>> close) {
        var own = new Http(vertx, cloud.access(), limits.withParallel(LOOKS), clock, budget);
        return new ProbeSource(
                NovaApi.of(session, own),
                own,
                clock,
                suspects,
                () -> own.close().eventually(close));
    }

    private static Source endpoints(
            Vertx vertx,
            Session session,
            CloudConfig cloud,
            InstantSource clock,
            HttpLimits limits,
            Budget budget,
            Supplier<Future<Void>> close) {
        var probes = new Http(vertx, cloud.access(), limits.withParallel(PROBES), clock, budget);
        return new EndpointSource(
                session, probes, cloud, clock, () -> probes.close().eventually(close));
    }

    /** Asks every API of a cloud what it can; the future does not fail. */
    public static Future<List<Finding>> check(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return check(vertx, cloud, clock, HttpLimits.DEFAULT);
    }

    /** The same with other limits. */
    public static Future<List<Finding>> check(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        var budget = new Budget(cloud.polling().callsPerMinute());
        var http = new Http(vertx, cloud.access(), limits, clock, budget);
        var session = new Session(vertx, http, cloud.access(), clock);
        var endpoints = endpoints(vertx, session, cloud, clock, limits, budget, http::close);
        return new Check(cloud.name(), session, http, clock, endpoints).run().eventually(endpoints::close);
    }

    /** Closes the connections when all who share them have let go, each once. */
    private record SharedClose(Http http, AtomicInteger holders) {
        SharedClose(Http http) {
            this(http, new AtomicInteger());
        }

        /** To be called for all of them before any lets go. */
        Supplier<Future<Void>> share() {
            holders.incrementAndGet();
            var closed = new AtomicBoolean();
            return () ->
                    !closed.getAndSet(true) && holders.decrementAndGet() == 0 ? http.close() : Future.succeededFuture();
        }
    }
}
