package io.vioscope.simulator.api.nsx;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The NSX Manager below the cloud, at {@code /nsx}: as much of NSX-T's REST API as a reader needs, in the shapes of its
 * published documents. Any password will do. A session that is idle for half an hour of the cloud's clock is over, as NSX has
 * it, and lists come in pages of a hundred. It is no part of OpenStack: no load balancer and no token stands before it.
 */
public final class NsxApi {
    private static final String MANAGER = "/nsx/api/v1";
    private static final String POLICY = "/nsx/policy/api/v1/infra";
    private static final String COOKIE = "JSESSIONID";
    private static final String TOKEN = "X-XSRF-TOKEN";
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final int PAGE = 100;
    private static final int MOST_SESSIONS = 100;

    private final Physics physics;
    private final NsxObjects objects;
    private final Throttle throttle;
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();

    /** The API of that cloud. */
    public NsxApi(Physics physics) {
        this.physics = physics;
        this.objects = new NsxObjects(physics);
        this.throttle = new Throttle(physics.cloud());
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.route("/nsx/*").handler(BodyHandler.create(false)).handler(this::meet);
    }

    private void meet(RoutingContext ctx) {
        if (physics.has(Layout.MONITOR, Trouble.UNREACHABLE)
                || physics.has(Layout.NSX_MANAGER, Trouble.DOWN)
                || physics.has(Layout.NSX_MANAGER, Trouble.UNREACHABLE)) {
            ctx.request().connection().close();
        } else if (throttle.isTooMuch()) {
            error(ctx, 429, 429);
        } else if (ctx.request().path().equals("/nsx/api/session/create")) {
            login(ctx);
        } else if (!isInSession(ctx)) {
            error(ctx, 403, 98);
        } else if (ctx.request().path().equals("/nsx/api/session/destroy")) {
            sessions.remove(ctx.request().getHeader(TOKEN));
            ctx.response().end();
        } else {
            answer(ctx);
        }
    }

    private void login(RoutingContext ctx) {
        if (physics.has(Layout.NSX_MANAGER, Trouble.LOGIN_REJECTED)) {
            error(ctx, 403, 403);
            return;
        }
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
        var id = UUID.randomUUID().toString();
        sessions.put(id, physics.cloud().now());
        ctx.response()
                .putHeader("Set-Cookie", COOKIE + "=" + id + "; Path=/; Secure; HttpOnly")
                .putHeader(TOKEN, id)
                .end();
    }

    private boolean isInSession(RoutingContext ctx) {
        var token = ctx.request().getHeader(TOKEN);
        var used = token == null ? null : sessions.get(token);
        var now = physics.cloud().now();
        if (token == null || used == null || used.plus(IDLE).isBefore(now)) {
            return false;
        }
        sessions.put(token, now);
        return true;
    }

    private void answer(RoutingContext ctx) {
        var path = ctx.request().path();
        switch (path) {
            case MANAGER + "/cluster/status" -> json(ctx, objects.cluster());
            case MANAGER + "/node/version" -> json(ctx, new JsonObject().put("product_version", "3.2.1.0.0"));
            case MANAGER + "/edge-clusters" -> page(ctx, objects.edgeClusters());
            case MANAGER + "/edge-clusters/edge_cluster/status" -> json(ctx, objects.edgeCluster());
            case MANAGER + "/transport-nodes" -> page(ctx, objects.nodes());
            case MANAGER + "/transport-zones/transport-node-status" -> page(ctx, objects.statuses());
            case MANAGER + "/fabric/discovered-nodes" -> page(ctx, objects.discovered());
            case MANAGER + "/fabric/compute-managers" -> page(ctx, objects.vCenters());
            case MANAGER + "/logical-routers" -> page(ctx, objects.gateways());
            case MANAGER + "/alarms" -> page(ctx, objects.alarms());
            case POLICY + "/tier-0s" -> page(ctx, objects.tier0s());
            case POLICY + "/tier-0s/tier-0/locale-services" -> page(ctx, objects.localeServices());
            case POLICY + "/tier-0s/tier-0/locale-services/default/bgp/neighbors/status" ->
                page(ctx, objects.neighbors());
            case POLICY + "/realized-state/alarms" -> page(ctx, objects.unrealized());
            default -> gateway(ctx, path);
        }
    }

    private void gateway(RoutingContext ctx, String path) {
        var before = MANAGER + "/logical-routers/";
        if (path.startsWith(before) && path.endsWith("/status")) {
            json(ctx, objects.gateway(path.substring(before.length(), path.length() - "/status".length())));
        } else {
            error(ctx, 404, 600);
        }
    }

    private static void page(RoutingContext ctx, List<JsonObject> rows) {
        var cursor = ctx.request().getParam("cursor", "0");
        var from = cursor.matches("\\d{1,9}") ? Math.min(rows.size(), Integer.parseInt(cursor)) : 0;
        var end = Math.min(rows.size(), from + PAGE);
        var page = new JsonObject()
                .put("results", new JsonArray(List.copyOf(rows.subList(from, end))))
                .put("result_count", rows.size());
        json(ctx, end < rows.size() ? page.put("cursor", Integer.toString(end)) : page);
    }

    private static void json(RoutingContext ctx, JsonObject body) {
        ctx.response()
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(body.encode());
    }

    private static void error(RoutingContext ctx, int status, int code) {
        ctx.response().setStatusCode(status);
        json(
                ctx,
                new JsonObject()
                        .put("module_name", "common-services")
                        .put("error_message", "refused")
                        .put("error_code", code));
    }
}
