package io.vioscope.simulator.api.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.physics.Weather;
import io.vioscope.simulator.physics.Weather.Call;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** What lies between a client and an API: the network, the load balancer, and whatever is wrong with the service itself. */
public final class Gate implements Handler<RoutingContext> {
    /** In the context of calls whose answer lacks a part of what there is. */
    public static final String PARTIAL = "partial";
    /** In the context of calls that a machine answers whose clock is wrong: by how much. */
    public static final String CLOCK = "clock";

    /** HAProxy's own answer when it has no backend (its errors/503.http). */
    private static final String NO_BACKEND =
            "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n";

    private static final Map<String, String> TYPES = Map.of("volume", "volumev3");
    /** Calls that a service cannot answer without asking another by the message bus. */
    private static final Pattern BY_RPC = Pattern.compile(".*/(get_pools|diagnostics|uptime)$");

    private static final Pattern VERSIONS = Pattern.compile("/[a-z-]+/?");

    /** The microversion of Cinder from which the state of backends is told. */
    private static final int BACKEND_STATE = 49;

    private static final Microversion OLDEST = new Microversion(3, 0);
    private static final Microversion NEWEST = new Microversion(3, 70);

    private final Vertx vertx;
    private final Weather weather;
    private final Timings timings;

    /** Lets through what that weather lets through, as late as those timings say. */
    public Gate(Vertx vertx, Weather weather, Timings timings) {
        this.vertx = vertx;
        this.weather = weather;
        this.timings = timings;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var path = ctx.request().path();
        var call = weather.next(type(path), BY_RPC.matcher(path).matches() || asksForBackendStates(ctx, path));
        if (call.delay().isZero()) {
            meet(ctx, call);
        } else {
            later(ctx, call);
        }
    }

    /** From 3.49 Cinder asks its scheduler how its backends are before it lists its services. */
    private static boolean asksForBackendStates(RoutingContext ctx, String path) {
        return path.startsWith("/volume/")
                && path.endsWith("/os-services")
                && Microversion.asked(ctx.request().headers(), "volume", OLDEST, NEWEST)
                        .filter(version -> version.atLeast(BACKEND_STATE))
                        .isPresent();
    }

    private static String type(String path) {
        var end = path.indexOf('/', 1);
        var room = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        return TYPES.getOrDefault(room, room);
    }

    private void later(RoutingContext ctx, Call call) {
        ctx.request().pause();
        vertx.setTimer(millis(call.delay()), timer -> {
            ctx.request().resume();
            meet(ctx, call);
        });
    }

    private long millis(Duration real) {
        return Math.max(1, timings.scaled(real).toMillis());
    }

    private static void meet(RoutingContext ctx, Call call) {
        switch (call.fate()) {
            case ANSWERED -> pass(ctx, call);
            case CUT -> ctx.request().connection().close();
            case NO_BACKEND ->
                ctx.response()
                        .setStatusCode(503)
                        .putHeader("Cache-Control", "no-cache")
                        .putHeader("Content-Type", "text/html")
                        .end(NO_BACKEND);
            case REFUSED -> {
                if (isVersions(ctx)) {
                    pass(ctx, call);
                } else {
                    refuse(ctx, call);
                }
            }
        }
    }

    /**
     * The document of versions, which every service makes without a token, without its database and without Keystone: in
     * their paste.ini files it stands before the authentication.
     */
    private static boolean isVersions(RoutingContext ctx) {
        return HttpMethod.GET.equals(ctx.request().method())
                && VERSIONS.matcher(ctx.request().path()).matches();
    }

    private static void pass(RoutingContext ctx, Call call) {
        if (call.partial()) {
            ctx.put(PARTIAL, true);
        }
        if (!call.clock().isZero()) {
            ctx.put(CLOCK, call.clock());
        }
        ctx.next();
    }

    private static void refuse(RoutingContext ctx, Call call) {
        ctx.response().putHeader("x-openstack-request-id", Web.requestId());
        if (call.status() == 401) {
            Web.challenge(ctx);
        }
        var title = call.status() == 401
                ? "Unauthorized"
                : call.status() == 503 ? "Service Unavailable" : "Internal Server Error";
        Web.send(
                ctx,
                call.status() == 500
                        ? Reply.fault(500, "computeFault", call.message())
                        : Reply.error(call.status(), title, call.message()));
    }
}
