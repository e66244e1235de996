package io.vioscope.simulator.api.volume;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;

/** Cinder v3 at {@code /volume}: who may call, and in which microversion; what they get is in the tables. */
public final class VolumeApi {
    static final Microversion MIN = new Microversion(3, 0);

    /** A call that may be answered. */
    record Call(RoutingContext ctx, Token token, Microversion version) {
        String project() {
            return token.scope().orElseThrow().id();
        }

        /** The endpoint in the catalog. */
        String base() {
            return Web.root(ctx) + "/volume/v3/" + project();
        }

        /** Whether all projects' are asked for by who may do so; a member's wish is passed over, as Cinder does. */
        boolean isForAll() {
            return token.isAdmin() && Query.isTrue(ctx.queryParams().get("all_tenants"));
        }
    }

    /** What answers a call. */
    @FunctionalInterface
    interface Answer {
        Reply to(Call call);
    }

    private final SimulatedCloud cloud;
    private final Tokens tokens;
    private final Microversion newest;

    /** The API of that cloud. */
    public VolumeApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
        newest = new Microversion(3, cloud.release().cinder());
    }

    /** Answers under that router. */
    public void mount(Router router) {
        var volumes = new VolumesTable(cloud);
        var backends = new BackendsTable(cloud);
        router.get("/volume").handler(ctx -> versions(ctx, 300));
        router.get("/volume/").handler(ctx -> versions(ctx, 300));
        router.get("/volume/v3").handler(ctx -> versions(ctx, 200));
        router.get("/volume/v3/").handler(ctx -> versions(ctx, 200));
        get(router, "volumes/detail", volumes::detail);
        get(router, "volumes/:id", volumes::show);
        get(router, "snapshots/detail", new SnapshotsTable(cloud)::detail);
        get(router, "types", backends::types);
        var attachments = new VolumeAttachmentsTable(cloud);
        get(router, "attachments", attachments::list);
        get(router, "attachments/detail", attachments::detail);
        get(router, "backups/detail", call -> nothing("backups"));
        get(router, "messages", call -> nothing("messages"));
        var quotas = new VolumeQuotasTable(cloud);
        get(router, "limits", quotas::limits);
        get(router, "os-quota-sets/:of", quotas::quotas);
        admins(router, "os-services", "volume_extension:services:index", backends::services);
        admins(router, "scheduler-stats/get_pools", "scheduler_extension:scheduler_stats:get_pools", backends::pools);
        router.route("/volume/*").handler(ctx -> answer(ctx, call -> Reply.noRoute()));
    }

    private static Reply nothing(String list) {
        return Reply.ok(Json.object(30, json -> Json.none(json, list)));
    }

    private void get(Router router, String path, Answer answer) {
        router.get("/volume/v3/:project/" + path)
                .handler(ctx -> answer(
                        ctx,
                        call -> call.project().equals(ctx.pathParam("project"))
                                ? answer.to(call)
                                : Reply.badRequest("Malformed request url")));
    }

    private void admins(Router router, String path, String rule, Answer answer) {
        get(router, path, call -> call.token().isAdmin() ? answer.to(call) : Reply.forbidden(rule));
    }

    private void answer(RoutingContext ctx, Answer answer) {
        var id = Web.requestId();
        ctx.response().putHeader("x-openstack-request-id", id);
        var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now())
                .filter(found -> found.scope().isPresent());
        if (token.isEmpty()) {
            Web.challenge(ctx);
            Web.send(ctx, Reply.unauthorized());
            return;
        }
        ctx.response().putHeader("x-compute-request-id", id);
        var asked = Microversion.asked(ctx.request().headers(), "volume", MIN, newest);
        echo(ctx, asked.orElse(MIN));
        Web.send(
                ctx,
                asked.map(version -> versioned(new Call(ctx, token.get(), version), answer))
                        .orElseGet(() -> Reply.badRequest(
                                "API Version String is of invalid format. Must be of format MajorNum.MinorNum.")));
    }

    private Reply versioned(Call call, Answer answer) {
        return call.version().isBetween(MIN, newest)
                ? answer.to(call)
                : Reply.fault(
                        406,
                        "computeFault",
                        "Version " + call.version() + " is not supported by the API. Minimum is " + MIN
                                + " and maximum is " + newest + ".");
    }

    private static void echo(RoutingContext ctx, Microversion version) {
        ctx.response()
                .putHeader("OpenStack-API-Version", "volume " + version)
                .putHeader("Vary", "OpenStack-API-Version");
    }

    private void versions(RoutingContext ctx, int status) {
        var id = Web.requestId();
        ctx.response().putHeader("x-openstack-request-id", id).putHeader("x-compute-request-id", id);
        echo(ctx, MIN);
        Web.send(ctx, new Reply(status, versions(ctx)));
    }

    private Buffer versions(RoutingContext ctx) {
        return Json.object(600, json -> {
            json.writeArrayFieldStart("versions");
            json.writeStartObject();
            version(json, Web.root(ctx));
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private void version(JsonGenerator json, String root) throws IOException {
        json.writeStringField("id", "v3.0");
        json.writeStringField("status", "CURRENT");
        json.writeStringField("version", newest.toString());
        json.writeStringField("min_version", MIN.toString());
        json.writeStringField("updated", cloud.release().cinderUpdated());
        json.writeArrayFieldStart("links");
        json.writeStartObject();
        json.writeStringField("rel", "describedby");
        json.writeStringField("type", "text/html");
        json.writeStringField("href", "https://docs.openstack.org/");
        json.writeEndObject();
        Json.link(json, "self", root + "/volume/v3/");
        json.writeEndArray();
        json.writeArrayFieldStart("media-types");
        json.writeStartObject();
        json.writeStringField("base", "application/json");
        json.writeStringField("type", "application/vnd.openstack.volume+json;version=3");
        json.writeEndObject();
        json.writeEndArray();
    }
}
