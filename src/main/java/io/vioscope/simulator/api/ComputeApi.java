package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;

/** Nova v2.1 at {@code /compute}: who may call, and in which microversion; what they get is in the two tables. */
final class ComputeApi {
    /** A call that may be answered. */
    record Call(RoutingContext ctx, Token token, Microversion version) {
        String base() {
            return Web.root(ctx) + "/compute";
        }

        String project() {
            return token.scope().orElseThrow().id();
        }
    }

    /** What answers a call. */
    @FunctionalInterface
    interface Answer {
        Reply to(Call call);
    }

    private final SimulatedCloud cloud;
    private final Tokens tokens;

    ComputeApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    void mount(Router router) {
        var servers = new ServersTable(cloud);
        var services = new ServicesTable(cloud);
        router.get("/compute").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        router.get("/compute/").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        router.get("/compute/v2.1").handler(this::version);
        router.get("/compute/v2.1/").handler(this::version);
        get(router, "servers", servers::list);
        get(router, "servers/detail", servers::detail);
        get(router, "servers/:id", servers::show);
        get(router, "flavors/detail", new FlavorsTable(cloud)::detail);
        get(router, "servers/:id/os-instance-actions", new ActionsTable(cloud)::list);
        admins(router, "os-services", "os_compute_api:os-services:list", services::list);
        admins(router, "os-hypervisors/detail", "os_compute_api:os-hypervisors:list-detail", services::hypervisors);
        var zones = new ZonesTable(cloud);
        admins(
                router,
                "os-availability-zone/detail",
                "os_compute_api:os-availability-zone:detail",
                zones::availabilityZones);
        admins(router, "os-aggregates", "os_compute_api:os-aggregates:index", zones::aggregates);
        admins(router, "os-migrations", "os_compute_api:os-migrations:index", new MigrationsTable(cloud)::list);
        router.route("/compute/*").handler(ctx -> answer(ctx, call -> Reply.noRoute()));
    }

    private void get(Router router, String path, Answer answer) {
        router.get("/compute/v2.1/" + path).handler(ctx -> answer(ctx, answer));
    }

    private void admins(Router router, String path, String rule, Answer answer) {
        get(router, path, call -> call.token().isAdmin() ? answer.to(call) : Reply.forbidden(rule));
    }

    /** The order is Nova's: request id, token (the middleware in front), microversion, scope, the call itself. */
    private void answer(RoutingContext ctx, Answer answer) {
        requestId(ctx);
        var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now());
        if (token.isEmpty()) {
            Web.challenge(ctx);
            Web.send(ctx, Reply.unauthorized());
            return;
        }
        var asked = Microversion.asked(ctx.request().headers());
        if (asked.isEmpty()) {
            Web.send(
                    ctx,
                    Reply.badRequest(
                            "API Version String is of invalid format. Must be of format" + " MajorNum.MinorNum."));
            return;
        }
        echo(ctx, asked.get());
        Web.send(ctx, versioned(new Call(ctx, token.get(), asked.get()), answer));
    }

    private static Reply versioned(Call call, Answer answer) {
        if (!call.version().isSupported()) {
            return Reply.fault(
                    406,
                    "computeFault",
                    "Version " + call.version() + " is not supported by the API." + " Minimum is " + Microversion.MIN
                            + " and maximum is " + Microversion.MAX + ".");
        }
        if (call.token().scope().isEmpty()) {
            return Reply.forbidden("os_compute_api:servers:detail");
        }
        return answer.to(call);
    }

    private void version(RoutingContext ctx) {
        requestId(ctx);
        echo(ctx, Microversion.MIN);
        Web.send(
                ctx,
                Reply.ok(Json.object(
                        500,
                        json -> Json.field(json, "version", body -> {
                            current(body, Web.root(ctx), true);
                            body.writeArrayFieldStart("media-types");
                            body.writeStartObject();
                            body.writeStringField("base", "application/json");
                            body.writeStringField("type", "application/vnd.openstack.compute+json;version=2.1");
                            body.writeEndObject();
                            body.writeEndArray();
                        }))));
    }

    private static Buffer versions(RoutingContext ctx) {
        return Json.object(500, json -> {
            json.writeArrayFieldStart("versions");
            json.writeStartObject();
            json.writeStringField("id", "v2.0");
            json.writeStringField("status", "SUPPORTED");
            json.writeStringField("version", "");
            json.writeStringField("min_version", "");
            json.writeStringField("updated", "2011-01-21T11:33:21Z");
            Json.links(json, "self", Web.root(ctx) + "/compute/v2/");
            json.writeEndObject();
            json.writeStartObject();
            current(json, Web.root(ctx), false);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static void current(JsonGenerator json, String root, boolean described) throws IOException {
        json.writeStringField("id", "v2.1");
        json.writeStringField("status", "CURRENT");
        json.writeStringField("version", Microversion.MAX.toString());
        json.writeStringField("min_version", Microversion.MIN.toString());
        json.writeStringField("updated", "2013-07-23T11:33:21Z");
        json.writeArrayFieldStart("links");
        Json.link(json, "self", root + "/compute/v2.1/");
        if (described) {
            json.writeStartObject();
            json.writeStringField("rel", "describedby");
            json.writeStringField("type", "text/html");
            json.writeStringField("href", "http://docs.openstack.org/");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void requestId(RoutingContext ctx) {
        var id = Web.requestId();
        ctx.response().putHeader("x-openstack-request-id", id).putHeader("x-compute-request-id", id);
    }

    private static void echo(RoutingContext ctx, Microversion version) {
        ctx.response()
                .putHeader("OpenStack-API-Version", "compute " + version)
                .putHeader("X-OpenStack-Nova-API-Version", version.toString())
                .putHeader("Vary", "OpenStack-API-Version, X-OpenStack-Nova-API-Version");
    }
}
