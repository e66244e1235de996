package io.vioscope.simulator.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.simulator.api.compute.ComputeApi;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.simulator.api.http.Gate;
import io.vioscope.simulator.api.http.RequestLog;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.identity.IdentityApi;
import io.vioscope.simulator.api.image.ImageApi;
import io.vioscope.simulator.api.management.ManagementApi;
import io.vioscope.simulator.api.network.LoadBalancerApi;
import io.vioscope.simulator.api.network.NetworkApi;
import io.vioscope.simulator.api.nsx.NsxApi;
import io.vioscope.simulator.api.nsx.NsxVApi;
import io.vioscope.simulator.api.placement.PlacementApi;
import io.vioscope.simulator.api.vcenter.VCenterApi;
import io.vioscope.simulator.api.volume.VolumeApi;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.fault.Faults;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Serves one simulated cloud on one port: {@code /identity}, {@code /compute}, {@code /volume}, {@code /network},
 * {@code /image}, {@code /placement} and {@code /load-balancer}; the vCenters below it at {@code /vcenter}, NSX at
 * {@code /nsx} and {@code /nsxv}, and VIO's management server at {@code /vio}.
 */
public final class SimulatorServer {
    /** RFC 9110 section 5.6.7, with two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final long MAX_BODY_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final SimulatedCloud cloud;
    private final Duration latency;
    private final RequestLog log = new RequestLog();
    private final HttpServer server;

    /**
     * A server that does not listen yet.
     *
     * @param faults        what breaks, and the cloud that it breaks in
     * @param tokenLifetime of every token
     * @param latency       by which every answer is delayed
     * @param gzip          whether to compress for clients that accept it
     */
    public SimulatorServer(
            Vertx vertx,
            Faults faults,
            List<Account> accounts,
            Duration tokenLifetime,
            Duration latency,
            boolean gzip) {
        this.vertx = vertx;
        var physics = faults.physics();
        this.cloud = physics.cloud();
        this.latency = latency;
        var tokens = new Tokens(tokenLifetime, physics.weather());
        var router = Router.router(vertx);
        new VCenterApi(vertx, physics).mount(router);
        new NsxApi(physics).mount(router);
        new NsxVApi(physics).mount(router);
        new ManagementApi(physics).mount(router);
        router.route().handler(new Gate(vertx, physics.weather(), cloud.timings()));
        router.route().handler(this::begin);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        new IdentityApi(physics, accounts, tokens).mount(router);
        new ComputeApi(physics, tokens).mount(router);
        new VolumeApi(cloud, tokens).mount(router);
        new NetworkApi(physics, tokens).mount(router);
        new ImageApi(cloud, tokens).mount(router);
        new PlacementApi(cloud, tokens).mount(router);
        new LoadBalancerApi(cloud, tokens).mount(router);
        server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(gzip))
                .requestHandler(router);
    }

    /** Listens; fails if the address is taken. */
    public Future<SimulatorServer> listen(String host, int port) {
        return server.listen(port, host).map(this);
    }

    /** What it was asked. */
    RequestLog log() {
        return log;
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Stops listening and ends open connections. */
    public Future<Void> close() {
        return server.close();
    }

    private void begin(RoutingContext ctx) {
        var path = ctx.request().method() + " " + ctx.request().path();
        ctx.addBodyEndHandler(sent -> log.add(path, ctx.response().bytesWritten()));
        Duration ahead = ctx.get(Gate.CLOCK, Duration.ZERO);
        ctx.response().putHeader("Date", HTTP_DATE.format(cloud.now().plus(ahead)));
        if (latency.isZero()) {
            ctx.next();
        } else {
            delay(ctx);
        }
    }

    private void delay(RoutingContext ctx) {
        ctx.request().pause();
        vertx.setTimer(Math.max(1, latency.toMillis()), timer -> {
            ctx.request().resume();
            ctx.next();
        });
    }
}
