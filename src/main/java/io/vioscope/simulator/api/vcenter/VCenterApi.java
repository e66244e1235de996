package io.vioscope.simulator.api.vcenter;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The vCenters below the cloud, each at {@code /vcenter/UUID/sdk}: as much of vSphere's Web Services API as a reader needs, in
 * the shapes of govmomi's simulator. It is no part of OpenStack: neither its load balancer nor its tokens stand before it.
 * Everything comes in one piece, and any password will do.
 */
public final class VCenterApi {
    private static final Pattern METHOD = Pattern.compile("Body>\\s*<(\\w+)[ >]");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
    private static final Pattern WAIT = Pattern.compile("<maxWaitSeconds>(\\d{1,4})</maxWaitSeconds>");
    private static final Pattern OBJECT = Pattern.compile("<obj type=\"(Folder|Alarm)\">([A-Za-z0-9-]{1,40})</obj>");
    private static final String SESSION = "vmware_soap_session";
    private static final long LOOK_MILLIS = 500;
    private static final int REST_FOR_EACH_LOOK = 20;
    private static final int MOST_SESSIONS = 100;

    private final Vertx vertx;
    private final Physics physics;
    private final Map<EntityKey, VCenterAlarms> alarms = new ConcurrentHashMap<>();
    private final Map<String, VCenterFilter> sessions = new ConcurrentHashMap<>();

    /** The API of that cloud. */
    public VCenterApi(Vertx vertx, Physics physics) {
        this.vertx = vertx;
        this.physics = physics;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.post("/vcenter/:uuid/sdk").handler(BodyHandler.create(false)).handler(this::meet);
    }

    private void meet(RoutingContext ctx) {
        var key = new EntityKey(Kind.VCENTER, ctx.pathParam("uuid"));
        if (!physics.layout().vCenters().contains(key)) {
            ctx.response().setStatusCode(404).end("no such vCenter");
        } else if (physics.has(Layout.MONITOR, Trouble.UNREACHABLE)
                || physics.has(key, Trouble.UNREACHABLE)
                || physics.has(key, Trouble.DOWN)
                || physics.has(key, Trouble.CERTIFICATE_REFUSED)) {
            ctx.request().connection().close();
        } else if (physics.has(key, Trouble.STOPPED)) {
            ctx.response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", "text/plain")
                    .end("503 Service Unavailable");
        } else {
            answer(ctx, key);
        }
    }

    private void answer(RoutingContext ctx, EntityKey vcenter) {
        var body = ctx.body().asString("UTF-8");
        var method = METHOD.matcher(body);
        var name = method.find() ? method.group(1) : "";
        var cookie = ctx.request().getCookie(SESSION);
        var filter = cookie == null ? null : sessions.get(cookie.getValue());
        if (name.equals("RetrieveServiceContent")) {
            respond(ctx, name, content(vcenter));
        } else if (name.equals("Login")) {
            login(ctx, vcenter);
        } else if (filter == null) {
            VCenterXml.fault(ctx, "NotAuthenticated", "The session is not authenticated.");
        } else if (name.equals("WaitForUpdatesEx")) {
            updates(ctx, filter, body);
        } else if (name.equals("RetrievePropertiesEx")) {
            retrieve(ctx, vcenter, body);
        } else {
            inSession(ctx, name);
        }
    }

    private void retrieve(RoutingContext ctx, EntityKey vcenter, String body) {
        var xml = new StringBuilder();
        var objects = OBJECT.matcher(body);
        while (objects.find()) {
            var value = objects.group(1).equals("Alarm")
                    ? VCenterAlarms.info(objects.group(2))
                    : alarms.computeIfAbsent(vcenter, key -> new VCenterAlarms(physics, key))
                            .triggered(physics.cloud().now());
            xml.append("<objects><obj type=\"")
                    .append(objects.group(1))
                    .append("\">")
                    .append(objects.group(2))
                    .append("</obj><propSet><name>")
                    .append(objects.group(1).equals("Alarm") ? "info" : "triggeredAlarmState")
                    .append("</name>")
                    .append(value)
                    .append("</propSet></objects>");
        }
        respond(ctx, "RetrievePropertiesEx", "<returnval>" + xml + "</returnval>");
    }

    private void login(RoutingContext ctx, EntityKey vcenter) {
        if (physics.has(vcenter, Trouble.LOGIN_REJECTED)) {
            VCenterXml.fault(ctx, "InvalidLogin", "Cannot complete login due to an incorrect user name or password.");
            return;
        }
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
        var id = UUID.randomUUID().toString();
        sessions.put(id, new VCenterFilter(new VCenterObjects(physics, vcenter)));
        ctx.response().putHeader("Set-Cookie", SESSION + "=" + id + "; Path=/; HttpOnly");
        respond(ctx, "Login", "<returnval><key>" + id + "</key></returnval>");
    }

    private static void inSession(RoutingContext ctx, String method) {
        respond(
                ctx,
                method,
                switch (method) {
                    case "CreateContainerView" -> "<returnval type=\"ContainerView\">session[1]view</returnval>";
                    case "CreateFilter" -> "<returnval type=\"PropertyFilter\">session[1]filter</returnval>";
                    default -> "";
                });
    }

    private void updates(RoutingContext ctx, VCenterFilter filter, String body) {
        var version = VERSION.matcher(body);
        var isFirst = !version.find() || version.group(1).isEmpty();
        var seconds = WAIT.matcher(body);
        var wait = seconds.find() ? Long.parseLong(seconds.group(1)) : 0;
        var deadline = Instant.now().plus(Duration.ofSeconds(wait));
        look(ctx, filter, isFirst, deadline);
    }

    /** Looks again after a while, the longer it takes the more seldom. */
    private void look(RoutingContext ctx, VCenterFilter filter, boolean isFirst, Instant deadline) {
        var began = Instant.now();
        var set = isFirst ? filter.everything() : filter.changes();
        if (ctx.response().closed()) {
            return;
        }
        var now = Instant.now();
        if (!set.isEmpty() || !now.isBefore(deadline)) {
            respond(ctx, "WaitForUpdatesEx", set);
        } else {
            var took = Duration.between(began, now).multipliedBy(REST_FOR_EACH_LOOK);
            var left = Duration.between(now, deadline).toMillis();
            var pause = Math.min(left, Math.max(LOOK_MILLIS, took.toMillis()));
            vertx.setTimer(Math.max(1, pause), t -> look(ctx, filter, false, deadline));
        }
    }

    private static void respond(RoutingContext ctx, String method, String inside) {
        VCenterXml.respond(ctx, method, inside);
    }

    private static String content(EntityKey vcenter) {
        return "<returnval><rootFolder type=\"Folder\">group-d1</rootFolder>"
                + "<propertyCollector type=\"PropertyCollector\">propertyCollector</propertyCollector>"
                + "<viewManager type=\"ViewManager\">ViewManager</viewManager>"
                + "<about><name>VMware vCenter Server</name><version>7.0.3</version><apiVersion>7.0.3.0</apiVersion>"
                + "<instanceUuid>" + vcenter.id() + "</instanceUuid></about>"
                + "<sessionManager type=\"SessionManager\">SessionManager</sessionManager></returnval>";
    }
}
