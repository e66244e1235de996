package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.LoadBalancer;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Octavia v2 at {@code /load-balancer}: versions and load balancers. None was recorded; keys and errors are those of its
 * API reference (docs.openstack.org/api-ref/load-balancer/v2).
 */
public final class LoadBalancerApi {
    private static final int MAX_LIMIT = 1000;
    private static final int ROW_BYTES = 1100;
    private static final List<String> PATHS = List.of("/load-balancer/v2/lbaas", "/load-balancer/v2.0/lbaas");

    private final SimulatedCloud cloud;
    private final Tokens tokens;

    /** The API of that cloud. */
    public LoadBalancerApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    /** What answers a call by a token's holder. */
    @FunctionalInterface
    private interface Answer {
        Reply to(RoutingContext ctx, Token token);
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/load-balancer").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        router.get("/load-balancer/").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        for (var path : PATHS) {
            router.get(path + "/loadbalancers").handler(ctx -> answer(ctx, this::list));
            router.get(path + "/loadbalancers/:id").handler(ctx -> answer(ctx, this::show));
        }
        router.route("/load-balancer/*")
                .handler(ctx -> answer(ctx, (call, token) -> fault(404, "The resource could not be found.")));
    }

    private void answer(RoutingContext ctx, Answer answer) {
        ctx.response().putHeader("x-openstack-request-id", Web.requestId());
        var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now())
                .filter(found -> found.scope().isPresent());
        if (token.isEmpty()) {
            Web.challenge(ctx);
            Web.send(ctx, Reply.unauthorized());
            return;
        }
        Web.send(ctx, answer.to(ctx, token.get()));
    }

    private Reply list(RoutingContext ctx, Token token) {
        var query = ctx.queryParams();
        var asked = query.get("limit");
        var limit = asked == null
                ? MAX_LIMIT
                : Math.min(MAX_LIMIT, Query.number(asked).orElse(0));
        if (limit == 0) {
            return fault(400, "The limit specified is not valid.");
        }
        var marker = query.get("marker");
        var after = Query.uuid(marker);
        Optional<List<LoadBalancer>> page = marker != null && after.isEmpty()
                ? Optional.empty()
                : cloud.network().loadBalancers().page(after, limit + 1, false, row -> mayBeSeen(row, token));
        return page.map(rows -> Reply.ok(render(ctx, rows, limit)))
                .orElseGet(() -> fault(400, "The marker specified is not valid."));
    }

    private static boolean mayBeSeen(LoadBalancer row, Token token) {
        return token.isAdmin()
                || row.project().id().equals(token.scope().orElseThrow().id());
    }

    private Reply show(RoutingContext ctx, Token token) {
        var id = ctx.pathParam("id");
        return Query.uuid(id)
                .flatMap(cloud.network().loadBalancers()::find)
                .filter(row -> mayBeSeen(row, token))
                .map(row -> Reply.ok(Json.object(
                        ROW_BYTES,
                        json -> Json.field(json, "loadbalancer", body -> row(body, row, List.of(), new Times())))))
                .orElseGet(() -> fault(404, "Load Balancer " + id + " not found."));
    }

    private static Buffer render(RoutingContext ctx, List<LoadBalancer> found, int limit) {
        var query = ctx.queryParams();
        var rows = found.subList(0, Math.min(limit, found.size()));
        var times = new Times();
        return Json.object(rows.size() * ROW_BYTES + 300, json -> {
            json.writeArrayFieldStart("loadbalancers");
            for (var row : rows) {
                json.writeStartObject();
                row(json, row, query.getAll("fields"), times);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("loadbalancers_links");
            if (found.size() > limit) {
                var url = Web.root(ctx) + ctx.request().path();
                Json.link(
                        json,
                        "next",
                        Pages.appended(url, query, rows.get(limit - 1).id()));
            }
            json.writeEndArray();
        });
    }

    private static void row(JsonGenerator json, LoadBalancer row, List<String> wanted, Times times) throws IOException {
        var network = row.network();
        new Fields(json, wanted)
                .text("id", row.id().toString())
                .text("name", row.name())
                .text("description", "")
                .text("provisioning_status", row.provisioning())
                .text("operating_status", row.operating())
                .flag("admin_state_up", true)
                .text("project_id", row.project().id())
                .text("tenant_id", row.project().id())
                .text("created_at", bare(times, row.stamp().created()))
                .text("updated_at", bare(times, row.stamp().updated()))
                .text("vip_address", Addresses.ip(row.address()))
                .text("vip_port_id", row.portId().toString())
                .text("vip_subnet_id", network.subnetId().toString())
                .text("vip_network_id", network.id().toString())
                .none("vip_qos_policy_id")
                .list("listeners", rows -> reference(rows, row.listenerId()))
                .list("pools", rows -> reference(rows, row.poolId()))
                .text("provider", "vmwareedge")
                .none("flavor_id")
                .texts("tags");
    }

    /** Octavia's times have no zone. */
    private static String bare(Times times, Instant time) {
        var zoned = times.zoned(time);
        return zoned.substring(0, zoned.length() - 1);
    }

    private static void reference(JsonGenerator json, UUID id) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeEndObject();
    }

    private static Reply fault(int status, String message) {
        return new Reply(status, Json.object(200, json -> {
            json.writeStringField("faultcode", "Client");
            json.writeStringField("faultstring", message);
            json.writeNullField("debuginfo");
        }));
    }

    private static Buffer versions(RoutingContext ctx) {
        return Json.object(400, json -> {
            json.writeArrayFieldStart("versions");
            json.writeStartObject();
            json.writeStringField("status", "CURRENT");
            json.writeStringField("updated", "2019-09-09T00:00:00Z");
            json.writeStringField("id", "v2.13");
            Json.links(json, "self", Web.root(ctx) + "/load-balancer/v2");
            json.writeEndObject();
            json.writeEndArray();
        });
    }
}
