package io.vioscope.simulator.api.admin;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.RequestLog;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes single rows, at {@code /admin} of the simulator's own door.
 *
 * <ul>
 *   <li>{@code POST /admin/churn?percent=1} changes the status of that share of the servers: {@code {"changed": n}}; as
 *       many ports and volumes change too, {@code "ports"} and {@code "volumes"}
 *   <li>{@code POST /admin/servers/ID/status?to=ERROR} sets one status: 204, or 404 if that cannot be; so do
 *       {@code volumes}, {@code images}, {@code networks}, {@code ports}, {@code routers}, {@code floatingips} and
 *       {@code loadbalancers} (its operating status), each by its service's own words
 *   <li>{@code POST /admin/servers/ID/crash} powers its virtual machine off behind Nova's back
 *   <li>{@code POST /admin/services/BINARY@HOST/silence} and {@code .../unsilence}, {@code .../disable},
 *       {@code .../enable}: 204 or 404
 *   <li>{@code POST /admin/hypervisors/UUID/hosts?usable=3}: that many ESXi hosts of its cluster work; 204 or 404
 *   <li>{@code GET /admin/requests} counts calls and bytes by path; {@code POST /admin/requests/reset} starts anew
 * </ul>
 */
public final class AdminApi {
    private final SimulatedCloud cloud;
    private final RequestLog log;

    /** The door of those who run the simulation. */
    public AdminApi(SimulatedCloud cloud, RequestLog log) {
        this.cloud = cloud;
        this.log = log;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.post("/admin/churn").handler(this::churn);
        var network = cloud.network();
        status(router, "servers", cloud::setStatus);
        status(router, "networks", network::setNetworkStatus);
        status(router, "ports", network::setPortStatus);
        status(router, "routers", network::setRouterStatus);
        status(router, "floatingips", network::setFloatingIpStatus);
        status(router, "loadbalancers", network::setLoadBalancerStatus);
        router.post("/admin/volumes/:id/status")
                .handler(ctx -> set(ctx, to -> to.toLowerCase(Locale.ROOT), cloud.storage()::setStatus));
        router.post("/admin/images/:id/status")
                .handler(ctx -> set(ctx, to -> to.toLowerCase(Locale.ROOT), cloud.images()::setStatus));
        router.post("/admin/servers/:id/crash")
                .handler(ctx -> done(
                        ctx,
                        Query.uuid(ctx.pathParam("id")).filter(cloud::crash).isPresent()));
        router.post("/admin/services/:key/:verb").handler(this::service);
        router.post("/admin/hypervisors/:id/hosts").handler(this::hosts);
        router.get("/admin/requests").handler(ctx -> Web.send(ctx, Reply.ok(log.render())));
        router.post("/admin/requests/reset").handler(this::reset);
    }

    private void churn(RoutingContext ctx) {
        var percent = percent(ctx.queryParams().get("percent"));
        if (percent < 0) {
            Web.send(ctx, Reply.error(400, "Bad Request", "percent must be a number from 0 to 100"));
            return;
        }
        var changed = cloud.churn(percent);
        Web.send(ctx, Reply.ok(Json.object(40, json -> {
            json.writeNumberField("changed", changed.servers());
            json.writeNumberField("ports", changed.ports());
            json.writeNumberField("volumes", changed.volumes());
        })));
    }

    private static double percent(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") || Double.parseDouble(text) > 100) {
            return -1;
        }
        return Double.parseDouble(text);
    }

    private static void status(Router router, String kind, BiPredicate<UUID, String> change) {
        router.post("/admin/" + kind + "/:id/status")
                .handler(ctx -> set(ctx, to -> to.toUpperCase(Locale.ROOT), change));
    }

    private static void set(RoutingContext ctx, UnaryOperator<String> word, BiPredicate<UUID, String> change) {
        var to = Optional.ofNullable(ctx.queryParams().get("to")).map(word);
        var id = Query.uuid(ctx.pathParam("id"));
        done(ctx, to.isPresent() && id.filter(one -> change.test(one, to.get())).isPresent());
    }

    private void service(RoutingContext ctx) {
        var key = ctx.pathParam("key");
        done(
                ctx,
                switch (ctx.pathParam("verb")) {
                    case "silence" -> cloud.controlPlane().silence(key);
                    case "unsilence" -> cloud.controlPlane().unsilence(key);
                    case "disable" -> cloud.controlPlane().disable(key, "by the operator of the simulator");
                    case "enable" -> cloud.controlPlane().enable(key);
                    default -> false;
                });
    }

    private void hosts(RoutingContext ctx) {
        var usable = Optional.ofNullable(ctx.queryParams().get("usable")).filter(text -> text.matches("[0-9]{1,4}"));
        var id = Query.uuid(ctx.pathParam("id"));
        done(
                ctx,
                usable.isPresent()
                        && id.filter(one -> cloud.hosts().setUsable(one, Integer.parseInt(usable.get())))
                                .isPresent());
    }

    private void reset(RoutingContext ctx) {
        log.reset();
        done(ctx, true);
    }

    private static void done(RoutingContext ctx, boolean accepted) {
        if (accepted) {
            ctx.response().setStatusCode(204).end();
        } else {
            Web.send(ctx, Reply.error(404, "Not Found", "No such thing, or not possible for it."));
        }
    }
}
