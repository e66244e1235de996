package io.vioscope.simulator.api.management;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.Deployment;
import io.vioscope.simulator.cloud.Deployment.Daemon;
import io.vioscope.simulator.cloud.Deployment.Node;
import io.vioscope.simulator.cloud.Deployment.Role;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * VIO's management server, at {@code /vio}: the Public API where the cloud runs on Kubernetes, else OMS, as much of them as
 * is published. Any password will do. A session is over after half an hour of the cloud's clock, and more than twenty calls
 * a second are too many; both are assumptions, as are the words for how a machine is.
 */
public final class ManagementApi {
    private static final String PUBLIC = "/vio/api/v2/";
    private static final String OMS = "/vio/oms/";
    private static final String BEARER = "Bearer ";
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int MOST_SESSIONS = 100;
    private static final int MOST_A_SECOND = 20;

    private final Physics physics;
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
    private long second;
    private int calls;

    /** The API of that cloud. */
    public ManagementApi(Physics physics) {
        this.physics = physics;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.route("/vio/*").handler(BodyHandler.create(false)).handler(this::meet);
    }

    private void meet(RoutingContext ctx) {
        var path = ctx.request().path();
        if (physics.has(Layout.MONITOR, Trouble.UNREACHABLE) || physics.has(Layout.MANAGEMENT_SERVER, Trouble.DOWN)) {
            ctx.request().connection().close();
        } else if (isTooMuch()) {
            end(ctx, 429);
        } else if (!path.startsWith(isPublic() ? PUBLIC : OMS)) {
            end(ctx, 404);
        } else if (path.equals(PUBLIC + "login") || path.equals(OMS + "j_spring_security_check")) {
            login(ctx);
        } else if (!isInSession(ctx)) {
            end(ctx, 401);
        } else {
            answer(ctx, path);
        }
    }

    private boolean isPublic() {
        return deployment().mode() == DeploymentMode.KUBERNETES;
    }

    private Deployment deployment() {
        return physics.cloud().estate().deployment();
    }

    private synchronized boolean isTooMuch() {
        var now = physics.cloud().now().getEpochSecond();
        calls = now == second ? calls + 1 : 1;
        second = now;
        return calls > MOST_A_SECOND;
    }

    private void login(RoutingContext ctx) {
        if (physics.has(Layout.MANAGEMENT_SERVER, Trouble.LOGIN_REJECTED)) {
            end(ctx, 401);
            return;
        }
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
        var id = UUID.randomUUID().toString();
        sessions.put(id, physics.cloud().now());
        if (isPublic()) {
            json(ctx, new JsonObject().put("token", id).encode());
        } else {
            ctx.response()
                    .putHeader("Set-Cookie", "JSESSIONID=" + id + "; Path=/oms; Secure; HttpOnly")
                    .end();
        }
    }

    private boolean isInSession(RoutingContext ctx) {
        var bearer = ctx.request().getHeader("Authorization");
        var cookie = ctx.request().getCookie("JSESSIONID");
        var id = isPublic()
                ? bearer != null && bearer.startsWith(BEARER) ? bearer.substring(BEARER.length()) : ""
                : cookie == null ? "" : cookie.getValue();
        var began = sessions.get(id);
        return began != null && !began.plus(LIFETIME).isBefore(physics.cloud().now());
    }

    private void answer(RoutingContext ctx, String path) {
        switch (path) {
            case PUBLIC + "about" ->
                json(
                        ctx,
                        new JsonObject()
                                .put("version", "7.3.0")
                                .put("build", "1")
                                .encode());
            case PUBLIC + "status" -> json(ctx, status().encode());
            case OMS + "api/hello" -> json(ctx, "\"Hello\"");
            case OMS + "api/clusters" ->
                json(ctx, new JsonArray().add(cluster()).encode());
            default -> end(ctx, 404);
        }
    }

    private boolean works(String node) {
        return !physics.has(Layout.node(node), Trouble.DOWN);
    }

    private JsonObject status() {
        var nodes = new JsonArray();
        for (var node : deployment().nodes()) {
            nodes.add(new JsonObject()
                    .put("name", node.name())
                    .put("ip", "")
                    .put("role", node.role() == Role.MANAGER ? "manager" : "controller")
                    .put("status", works(node.name()) ? "Ready" : "NotReady"));
        }
        return new JsonObject()
                .put("status", "Running")
                .put("ha_enabled", true)
                .put("ip_access_enabled", false)
                .put("endpoints", new JsonObject().put("private_vip", "").put("public_vip", ""))
                .put("nodes", nodes)
                .put("services", services());
    }

    private JsonArray services() {
        var byBinary = new LinkedHashMap<String, List<Daemon>>();
        deployment().daemons().forEach(daemon -> byBinary.computeIfAbsent(daemon.binary(), deployment()::of));
        var rows = new JsonArray();
        byBinary.forEach((binary, daemons) -> rows.add(new JsonObject()
                .put("group", binary.split("-", 2)[0])
                .put("name", binary)
                .put("desired", daemons.size())
                .put("ready", (int)
                        daemons.stream().filter(d -> works(d.node())).count())));
        return rows;
    }

    private JsonObject cluster() {
        var groups = new LinkedHashMap<Role, JsonArray>();
        for (var node : deployment().nodes()) {
            groups.computeIfAbsent(node.role(), role -> new JsonArray()).add(instance(node));
        }
        var all = new JsonArray();
        groups.forEach((role, instances) -> all.add(new JsonObject()
                .put("name", role.name())
                .put("roles", roles(role))
                .put("instanceNum", instances.size())
                .put("instances", instances)));
        return new JsonObject().put("name", "VIO").put("status", "RUNNING").put("nodeGroups", all);
    }

    private JsonObject instance(Node node) {
        return new JsonObject()
                .put("name", node.name())
                .put("status", works(node.name()) ? "Service Ready" : "Disconnected");
    }

    /** As VMware's templates name them. */
    private JsonArray roles(Role role) {
        var all = List.of("LoadBalancer", "Controller", "MemoryCache", "ObjectStorage", "Database", "MessageQueue");
        var of = switch (role) {
            case LOAD_BALANCER -> List.of("LoadBalancer");
            case DATABASE -> List.of("Database", "MessageQueue");
            case COMPUTE -> List.of("Compute");
            case DHCP -> List.of("DHCP");
            case MANAGER -> List.<String>of();
            case CONTROLLER ->
                deployment().mode() == DeploymentMode.HA ? List.of("Controller", "MemoryCache", "ObjectStorage") : all;
        };
        var roles = new JsonArray();
        of.forEach(roles::add);
        return role == Role.CONTROLLER && deployment().mode() == DeploymentMode.TINY ? roles.add("Compute") : roles;
    }

    private static void json(RoutingContext ctx, String body) {
        ctx.response().putHeader("Content-Type", "application/json").end(body);
    }

    private static void end(RoutingContext ctx, int status) {
        ctx.response().setStatusCode(status).end();
    }
}
