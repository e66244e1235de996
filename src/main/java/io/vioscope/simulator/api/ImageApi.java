package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.cloud.Image;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Glance v2 at {@code /image} (recorded from Zed): versions and images, all of which are public. */
final class ImageApi {
    private static final int NEWEST_MINOR = 9;
    private static final int USUAL_LIMIT = 25;
    private static final int MAX_LIMIT = 1000;
    private static final String MADE = "2025-01-01T08:00:00Z";

    private final SimulatedCloud cloud;
    private final Tokens tokens;

    ImageApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    void mount(Router router) {
        router.get("/image").handler(ctx -> Web.send(ctx, new Reply(300, versions(ctx))));
        router.get("/image/").handler(ctx -> Web.send(ctx, new Reply(300, versions(ctx))));
        router.get("/image/versions").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        router.get("/image/v2/images").handler(ctx -> answer(ctx, this::list));
        router.get("/image/v2/images/:id").handler(ctx -> answer(ctx, this::show));
        router.route("/image/*").handler(ctx -> answer(ctx, call -> Reply.noRoute()));
    }

    /** Glance's own words: its middleware only marks a bad token, and the API refuses. */
    private void answer(RoutingContext ctx, Function<RoutingContext, Reply> answer) {
        if (tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now()).isEmpty()) {
            Web.challenge(ctx);
            Web.send(
                    ctx,
                    Reply.page(
                            401,
                            "Unauthorized",
                            "This server could not verify that you are authorized to access the document you"
                                    + " requested. Either you supplied the wrong credentials (e.g., bad password), or your"
                                    + " browser does not understand how to supply the credentials required.<br /><br />\n\n\n"));
            return;
        }
        ctx.response().putHeader("x-openstack-request-id", Web.requestId());
        Web.send(ctx, answer.apply(ctx));
    }

    private Reply list(RoutingContext ctx) {
        var query = ctx.queryParams();
        var asked = query.get("limit");
        var limit = Math.min(
                MAX_LIMIT, asked == null ? USUAL_LIMIT : Query.number(asked).orElse(-1));
        if (limit < 0) {
            return Reply.page(400, "Bad Request", "limit param must be an integer<br /><br />\n\n\n");
        }
        var all = cloud.estate().images();
        var marker = query.get("marker");
        var start = marker == null ? 0 : after(all, marker);
        if (start < 0) {
            return Reply.page(400, "Bad Request", "Invalid marker. Image could not be found.<br /><br />\n\n\n");
        }
        var rows = all.subList(start, Math.min(all.size(), start + limit));
        return Reply.ok(Json.object(rows.size() * 1100 + 300, json -> {
            json.writeArrayFieldStart("images");
            for (var image : rows) {
                json.writeStartObject();
                image(json, image);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("first", "/v2/images" + (asked == null ? "" : "?limit=" + asked));
            json.writeStringField("schema", "/v2/schemas/images");
            if (limit > 0 && rows.size() == limit) {
                var last = rows.get(rows.size() - 1).id();
                json.writeStringField("next", Pages.appended("/v2/images", query, last));
            }
        }));
    }

    private static int after(List<Image> all, String marker) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).id().toString().equals(marker))
                .map(i -> i + 1)
                .findFirst()
                .orElse(-1);
    }

    private Reply show(RoutingContext ctx) {
        var id = ctx.pathParam("id");
        return cloud.estate().images().stream()
                .filter(image -> image.id().toString().equals(id))
                .findFirst()
                .map(image -> Reply.ok(Json.object(1100, json -> image(json, image))))
                .orElseGet(() ->
                        Reply.page(404, "Not Found", "Failed to find image " + id + " to show<br /><br />\n\n\n"));
    }

    private void image(JsonGenerator json, Image image) throws IOException {
        var path = "/v2/images/" + image.id();
        var digits = image.id().toString().replace("-", "");
        json.writeStringField("vmware_disktype", "sparse");
        json.writeStringField("vmware_adaptertype", "lsiLogic");
        json.writeStringField("vmware_ostype", "otherGuest");
        json.writeStringField("hw_vif_model", "VirtualVmxnet3");
        json.writeStringField("name", image.name());
        json.writeStringField("disk_format", "vmdk");
        json.writeStringField("container_format", "bare");
        json.writeStringField("visibility", "public");
        json.writeNumberField("size", 1_048_576);
        json.writeNullField("virtual_size");
        json.writeStringField("status", "active");
        json.writeStringField("checksum", digits);
        json.writeBooleanField("protected", false);
        json.writeNumberField("min_ram", 0);
        json.writeNumberField("min_disk", 0);
        json.writeStringField("owner", cloud.estate().admin().id());
        json.writeBooleanField("os_hidden", false);
        json.writeStringField("os_hash_algo", "sha512");
        json.writeStringField("os_hash_value", digits.repeat(4));
        json.writeStringField("id", image.id().toString());
        json.writeStringField("created_at", MADE);
        json.writeStringField("updated_at", MADE);
        json.writeArrayFieldStart("tags");
        json.writeEndArray();
        json.writeStringField("self", path);
        json.writeStringField("file", path + "/file");
        json.writeStringField("schema", "/v2/schemas/image");
        json.writeStringField("stores", "vsphere");
    }

    /** Train has v2.9. */
    private static Buffer versions(RoutingContext ctx) {
        return Json.object(2000, json -> {
            json.writeArrayFieldStart("versions");
            for (var minor = NEWEST_MINOR; minor >= 0; minor--) {
                json.writeStartObject();
                json.writeStringField("id", "v2." + minor);
                json.writeStringField("status", minor == NEWEST_MINOR ? "CURRENT" : "SUPPORTED");
                Json.links(json, "self", Web.root(ctx) + "/image/v2/");
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
