package io.vioscope.simulator.api.image;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.util.List;

/** Glance v2 at {@code /image} (recorded from Zed): versions and images. */
public final class ImageApi {
    private final SimulatedCloud cloud;
    private final Tokens tokens;

    /** The API of that cloud. */
    public ImageApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    /** What answers a call by a token's holder. */
    @FunctionalInterface
    private interface Answer {
        Reply to(RoutingContext ctx, ImageQuery.Eyes eyes);
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/image").handler(ctx -> Web.send(ctx, new Reply(300, versions(ctx))));
        router.get("/image/").handler(ctx -> Web.send(ctx, new Reply(300, versions(ctx))));
        router.get("/image/versions").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        router.get("/image/v2/info/stores").handler(ctx -> answer(ctx, (call, eyes) -> stores()));
        router.get("/image/v2/images").handler(ctx -> answer(ctx, this::list));
        router.get("/image/v2/images/:id").handler(ctx -> answer(ctx, this::show));
        router.route("/image/*").handler(ctx -> answer(ctx, (call, eyes) -> Reply.noRoute()));
    }

    /** Glance's own words: its middleware only marks a bad token, and the API refuses. */
    private void answer(RoutingContext ctx, Answer answer) {
        var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now());
        if (token.isEmpty()) {
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
        Web.send(ctx, answer.to(ctx, ImageQuery.Eyes.of(token.get())));
    }

    private static void version(JsonGenerator json, RoutingContext ctx, int minor, String status) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", "v2." + minor);
        json.writeStringField("status", status);
        Json.links(json, "self", Web.root(ctx) + "/image/v2/");
        json.writeEndObject();
    }

    /** Where images lie: on the datastores of a vCenter. */
    private static Reply stores() {
        return Reply.ok(Json.object(
                100,
                json -> Json.<String>rows(json, "stores", List.of("vsphere"), (row, id) -> {
                    row.writeStringField("id", id);
                    row.writeStringField("default", "true");
                })));
    }

    private Reply list(RoutingContext ctx, ImageQuery.Eyes eyes) {
        var query = ImageQuery.of(ctx.queryParams(), eyes);
        var wrong = query.wrong();
        if (wrong.isPresent()) {
            return Reply.page(400, "Bad Request", wrong.get() + "<br /><br />\n\n\n");
        }
        var page = query.page(cloud.images().all());
        return page.map(rows -> Reply.ok(ImageJson.list(rows, query)))
                .orElseGet(() ->
                        Reply.page(400, "Bad Request", "Invalid marker. Image could not be found.<br /><br />\n\n\n"));
    }

    private Reply show(RoutingContext ctx, ImageQuery.Eyes eyes) {
        var id = ctx.pathParam("id");
        return cloud.images().all().stream()
                .filter(image -> image.id().toString().equals(id) && eyes.see(image))
                .findFirst()
                .map(image -> Reply.ok(ImageJson.one(image)))
                .orElseGet(() ->
                        Reply.page(404, "Not Found", "Failed to find image " + id + " to show<br /><br />\n\n\n"));
    }

    private Buffer versions(RoutingContext ctx) {
        return Json.object(2000, json -> {
            json.writeArrayFieldStart("versions");
            version(json, ctx, cloud.release().glance(), "CURRENT");
            for (var minor = cloud.release().glanceBefore(); minor >= 0; minor--) {
                version(json, ctx, minor, "SUPPORTED");
            }
            json.writeEndArray();
        });
    }
}
