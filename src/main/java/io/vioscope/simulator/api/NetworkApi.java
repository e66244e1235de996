package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Neutron v2.0 at {@code /network}, with VMware's NSX-T policy plugin: ports and networks are ACTIVE from their creation on,
 * and there are no agents.
 */
final class NetworkApi {
    private static final int NO_LIMIT = 1_000_000;
    private static final int ROW_BYTES = 900;

    /** The aliases that tell the plugin, and those that a client has to know. */
    private static final List<String> EXTENSIONS = List.of(
            "agent",
            "binding",
            "external-net",
            "ext-gw-mode",
            "extraroute",
            "pagination",
            "port-security",
            "project-id",
            "provider",
            "provider-security-group",
            "quotas",
            "router",
            "security-group",
            "sorting",
            "standard-attr-timestamp");

    /** One row of a list, and where the next page goes on from it. */
    private interface RowWriter<T> {
        void write(NetworkJson json, T row) throws IOException;
    }

    private final SimulatedCloud cloud;
    private final Tokens tokens;

    NetworkApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    void mount(Router router) {
        get(router, "extensions", ctx -> extensions());
        get(router, "networks", ctx -> list(ctx, "networks", cloud.networks(), n -> n.id(), NetworkJson::network));
        get(router, "subnets", ctx -> list(ctx, "subnets", cloud.networks(), n -> n.subnet(), NetworkJson::subnet));
        get(router, "routers", ctx -> list(ctx, "routers", cloud.routers(), r -> r.id(), NetworkJson::router));
        get(
                router,
                "floatingips",
                ctx -> list(ctx, "floatingips", cloud.floatingIps(), f -> f.id(), NetworkJson::floatingIp));
        get(router, "ports", this::ports);
        get(
                router,
                "agents",
                ctx -> Reply.ok(Json.object(20, json -> {
                    json.writeArrayFieldStart("agents");
                    json.writeEndArray();
                })));
        router.route("/network/*").handler(ctx -> Web.send(ctx, Reply.noRoute()));
    }

    private void get(Router router, String path, Function<RoutingContext, Reply> answer) {
        router.get("/network/v2.0/" + path).handler(ctx -> {
            ctx.response().putHeader("x-openstack-request-id", Web.requestId());
            var isValid = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now())
                    .isPresent();
            if (!isValid) {
                Web.challenge(ctx);
            }
            Web.send(ctx, isValid ? answer.apply(ctx) : Reply.unauthorized());
        });
    }

    private static Reply extensions() {
        return Reply.ok(Json.object(3000, json -> {
            json.writeArrayFieldStart("extensions");
            for (var alias : EXTENSIONS) {
                json.writeStartObject();
                json.writeStringField("name", alias);
                json.writeStringField("alias", alias);
                json.writeStringField("description", "");
                json.writeStringField("updated", "2016-01-01T10:00:00-00:00");
                json.writeArrayFieldStart("links");
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private Reply ports(RoutingContext ctx) {
        var limit = Rows.limit(ctx.queryParams(), NO_LIMIT);
        return cloud.ports(Rows.marker(ctx.queryParams()), limit)
                .map(page -> page(ctx, "ports", page, limit, p -> p.id(), NetworkJson::port))
                .orElseGet(() -> noMarker(ctx));
    }

    private <T> Reply list(RoutingContext ctx, String name, List<T> all, Function<T, UUID> id, RowWriter<T> writer) {
        var limit = Rows.limit(ctx.queryParams(), NO_LIMIT);
        return after(all, Rows.marker(ctx.queryParams()), id)
                .map(rest -> page(ctx, name, rest.subList(0, Math.min(limit, rest.size())), limit, id, writer))
                .orElseGet(() -> noMarker(ctx));
    }

    private static <T> Optional<List<T>> after(List<T> all, Optional<UUID> marker, Function<T, UUID> id) {
        if (marker.isEmpty()) {
            return Optional.of(all);
        }
        for (var i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(marker.get())) {
                return Optional.of(all.subList(i + 1, all.size()));
            }
        }
        return Optional.empty();
    }

    private static Reply noMarker(RoutingContext ctx) {
        var message = "marker " + ctx.queryParams().get("marker") + " could not be found";
        return new Reply(
                404,
                Json.object(
                        200,
                        json -> Json.field(json, "NeutronError", error -> {
                            error.writeStringField("type", "InvalidInput");
                            error.writeStringField("message", message);
                            error.writeStringField("detail", "");
                        })));
    }

    private static <T> Reply page(
            RoutingContext ctx, String name, List<T> rows, int limit, Function<T, UUID> id, RowWriter<T> writer) {
        return Reply.ok(Json.object(ROW_BYTES * rows.size() + 300, json -> {
            var renderer = new NetworkJson(json, Rows.wanted(ctx.queryParams()));
            json.writeArrayFieldStart(name);
            for (var row : rows) {
                writer.write(renderer, row);
            }
            json.writeEndArray();
            if (rows.size() == limit) {
                next(ctx, json, name, id.apply(rows.get(rows.size() - 1)));
            }
        }));
    }

    private static void next(RoutingContext ctx, JsonGenerator json, String name, UUID last) throws IOException {
        Pages.next(json, name + "_links", Web.root(ctx) + ctx.request().path(), ctx.queryParams(), last.toString());
    }
}
