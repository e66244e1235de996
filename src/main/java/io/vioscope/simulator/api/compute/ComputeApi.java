package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.physics.Physics;
import java.io.IOException;
import java.util.Set;

/** Nova v2.1 at {@code /compute}: who may call, and in which microversion; what they get is in the two tables. */
public final class ComputeApi {
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

    private final Physics physics;
    private final SimulatedCloud cloud;
    private final Tokens tokens;
    private final Microversion newest;

    /** The API of that cloud. */
    public ComputeApi(Physics physics, Tokens tokens) {
        this.physics = physics;
        cloud = physics.cloud();
        this.tokens = tokens;
        newest = new Microversion(2, cloud.release().nova());
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/compute").handler(this::versions);
        router.get("/compute/").handler(this::versions);
        router.get("/compute/v2.1").handler(this::version);
        router.get("/compute/v2.1/").handler(this::version);
        servers(router);
        services(router);
        projects(router);
        router.route("/compute/*").handler(ctx -> answer(ctx, call -> Reply.noRoute()));
    }

    private void servers(Router router) {
        var servers = new ServersTable(cloud);
        get(router, "servers", known(Parameters.SERVERS, servers::list));
        get(router, "servers/detail", known(Parameters.SERVERS, servers::detail));
        get(router, "servers/:id", servers::show);
        var actions = new ActionsTable(cloud);
        get(router, "servers/:id/os-instance-actions", known(Parameters.ACTIONS, actions::list));
        get(router, "servers/:id/os-instance-actions/:request", actions::show);
        var attachments = new AttachmentsTable(cloud);
        get(router, "servers/:id/os-interface", attachments::interfaces);
        get(router, "servers/:id/os-volume_attachments", attachments::volumes);
        admins(
                router,
                "servers/:id/diagnostics",
                "os-server-diagnostics",
                new DiagnosticsTable(cloud, physics.guests())::show);
        var migrations = new MigrationsTable(cloud);
        admins(router, "servers/:id/migrations", "servers:migrations:index", migrations::ofServer);
        admins(router, "os-migrations", "os-migrations:index", known(Parameters.MIGRATIONS, migrations::list));
    }

    private void services(Router router) {
        var list = known(Parameters.SERVICES, new ServicesTable(cloud)::list);
        admins(router, "os-services", "os-services:list", list);
        var hypervisors = new HypervisorsTable(cloud);
        var detail = known(Parameters.HYPERVISORS, hypervisors::detail);
        admins(router, "os-hypervisors/detail", "os-hypervisors:list-detail", detail);
        admins(router, "os-hypervisors/statistics", "os-hypervisors:statistics", hypervisors::statistics);
        admins(router, "os-hypervisors/:id/uptime", "os-hypervisors:uptime", hypervisors::uptime);
        admins(router, "os-hypervisors/:id", "os-hypervisors:show", hypervisors::show);
        var zones = new ZonesTable(cloud);
        admins(router, "os-availability-zone/detail", "os-availability-zone:detail", zones::availabilityZones);
        admins(router, "os-aggregates", "os-aggregates:index", zones::aggregates);
    }

    private void projects(Router router) {
        get(router, "flavors/detail", known(Parameters.FLAVORS, new FlavorsTable(cloud)::detail));
        get(router, "os-server-groups", call -> Reply.ok(Json.object(30, json -> Json.none(json, "server_groups"))));
        var limits = new LimitsTable(physics);
        get(router, "limits", known(Parameters.LIMITS, limits::limits));
        get(router, "os-quota-sets/:project", limits::quotas);
        get(router, "os-quota-sets/:project/detail", limits::quotaDetail);
        var usages = known(Parameters.USAGES, new UsageTable(cloud)::list);
        admins(router, "os-simple-tenant-usage", "os-simple-tenant-usage:list", usages);
    }

    private static Answer known(Set<String> parameters, Answer answer) {
        return Parameters.known(parameters, answer);
    }

    private void get(Router router, String path, Answer answer) {
        router.get("/compute/v2.1/" + path).handler(ctx -> answer(ctx, answer));
    }

    private void admins(Router router, String path, String rule, Answer answer) {
        get(router, path, call -> call.token().isAdmin() ? answer.to(call) : Reply.forbidden("os_compute_api:" + rule));
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
        var asked = Microversion.asked(ctx.request().headers(), newest);
        if (asked.isEmpty()) {
            Web.send(
                    ctx,
                    Reply.badRequest(
                            "API Version String is of invalid format. Must be of format" + " MajorNum.MinorNum."));
            return;
        }
        echo(ctx, asked.get());
        send(ctx, versioned(new Call(ctx, token.get(), asked.get()), answer));
    }

    private void send(RoutingContext ctx, Reply reply) {
        var delay = cloud.timings().scaled(reply.delay()).toMillis();
        if (delay > 0) {
            ctx.vertx().setTimer(delay, timer -> Web.send(ctx, reply));
        } else {
            Web.send(ctx, reply);
        }
    }

    private Reply versioned(Call call, Answer answer) {
        if (!call.version().isBetween(Microversion.MIN, newest)) {
            return Reply.fault(
                    406,
                    "computeFault",
                    "Version " + call.version() + " is not supported by the API." + " Minimum is " + Microversion.MIN
                            + " and maximum is " + newest + ".");
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

    private void versions(RoutingContext ctx) {
        requestId(ctx);
        Web.send(ctx, Reply.ok(Json.object(500, json -> {
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
        })));
    }

    private void current(JsonGenerator json, String root, boolean described) throws IOException {
        json.writeStringField("id", "v2.1");
        json.writeStringField("status", "CURRENT");
        json.writeStringField("version", newest.toString());
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
