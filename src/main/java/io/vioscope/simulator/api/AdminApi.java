package io.vioscope.simulator.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's own door at {@code /admin}, which no OpenStack has. It answers to loopback addresses only.
 *
 * <ul>
 *   <li>{@code POST /admin/churn?percent=1} changes the status of that share of the servers: {@code {"changed": n}}
 *   <li>{@code POST /admin/servers/ID/status?to=ERROR} sets one status: 204, or 404 if that cannot be
 *   <li>{@code POST /admin/services/BINARY@HOST/silence} and {@code .../unsilence}, {@code .../disable},
 *       {@code .../enable}: 204 or 404
 *   <li>{@code GET /admin/requests} counts calls and bytes by path; {@code POST /admin/requests/reset} starts anew
 * </ul>
 */
final class AdminApi {
    private final SimulatedCloud cloud;
    private final RequestLog log;

    AdminApi(SimulatedCloud cloud, RequestLog log) {
        this.cloud = cloud;
        this.log = log;
    }

    void mount(Router router) {
        router.route("/admin/*").handler(AdminApi::guard);
        router.post("/admin/churn").handler(this::churn);
        router.post("/admin/servers/:id/status").handler(this::setStatus);
        router.post("/admin/services/:key/:verb").handler(this::service);
        router.get("/admin/requests").handler(ctx -> Web.send(ctx, Reply.ok(log.render())));
        router.post("/admin/requests/reset").handler(this::reset);
    }

    private static void guard(RoutingContext ctx) {
        var address = ctx.request().remoteAddress().hostAddress();
        if (isLoopback(address)) {
            ctx.next();
        } else {
            Web.send(ctx, Reply.error(403, "Forbidden", "The simulator's own door is for this machine only."));
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }

    private void churn(RoutingContext ctx) {
        var percent = percent(ctx.queryParams().get("percent"));
        if (percent < 0) {
            Web.send(ctx, Reply.error(400, "Bad Request", "percent must be a number from 0 to 100"));
            return;
        }
        var changed = cloud.churn(percent);
        Web.send(ctx, Reply.ok(Json.object(40, json -> json.writeNumberField("changed", changed))));
    }

    private static double percent(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") || Double.parseDouble(text) > 100) {
            return -1;
        }
        return Double.parseDouble(text);
    }

    private void setStatus(RoutingContext ctx) {
        var to = ctx.queryParams().get("to");
        done(ctx, to != null && isSet(ctx.pathParam("id"), to.toUpperCase(Locale.ROOT)));
    }

    private boolean isSet(String id, String status) {
        try {
            return cloud.setStatus(UUID.fromString(id), status);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private void service(RoutingContext ctx) {
        var key = ctx.pathParam("key");
        done(
                ctx,
                switch (ctx.pathParam("verb")) {
                    case "silence" -> cloud.silence(key);
                    case "unsilence" -> cloud.unsilence(key);
                    case "disable" -> cloud.disable(key, "by the operator of the simulator");
                    case "enable" -> cloud.enable(key);
                    default -> false;
                });
    }

    private void reset(RoutingContext ctx) {
        log.reset();
        done(ctx, true);
    }

    private static void done(RoutingContext ctx, boolean accepted) {
        if (accepted) {
            ctx.response().setStatusCode(204).end();
        } else {
            Web.send(ctx, Reply.error(404, "Not Found", "No such server or service, or not possible for it."));
        }
    }
}
