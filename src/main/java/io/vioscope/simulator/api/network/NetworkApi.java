package io.vioscope.simulator.api.network;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.physics.Physics;
import java.util.List;

/** Neutron v2.0 at {@code /network}; what is in its collections stands in their {@link Rows}. */
public final class NetworkApi {
    private static final String BASE = "/network/v2.0";

    /** A call that may be answered. */
    record Call(RoutingContext ctx, Token token) {
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

    /** The API of that cloud. */
    public NetworkApi(Physics physics, Tokens tokens) {
        this.physics = physics;
        cloud = physics.cloud();
        this.tokens = tokens;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        var network = cloud.network();
        var networking = network.networking();
        router.get("/network").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        router.get("/network/").handler(ctx -> Web.send(ctx, Reply.ok(versions(ctx))));
        get(router, "", call -> Reply.ok(resources(call.ctx())));
        get(router, "/", call -> Reply.ok(resources(call.ctx())));
        get(router, "/extensions", call -> Reply.ok(Extensions.render(networking)));
        var agents = new AgentsTable(cloud);
        get(router, "/agents", agents::list);
        get(router, "/agents/:id", agents::show);
        get(router, "/agents/:id/dhcp-networks", agents::networks);
        get(router, "/networks/:id/dhcp-agents", agents::ofNetwork);
        get(router, "/network-ip-availabilities", new AddressesTable(network)::list);
        var quotas = new NetworkQuotasTable(network);
        get(router, "/quotas/:id", quotas::show);
        get(router, "/quotas/:id/details.json", quotas::details);
        get(router, "/availability_zones", call -> Reply.ok(zones()));
        var networks = new NetworkRows(network.networks(), networking);
        collection(router, networks);
        collection(router, new SubnetRows(network.subnets()));
        var ports = new PortRows(network.ports(), networking);
        collection(router, ports);
        var changes = new PortChanges(physics, ports, networks);
        router.post(BASE + "/ports").handler(ctx -> answer(ctx, changes::create));
        router.delete(BASE + "/ports/:id").handler(ctx -> answer(ctx, changes::delete));
        if (!networking.hasAgents()) {
            get(router, "/housekeepers", new HousekeepersTable(physics)::list);
            collection(router, new RouterRows(network.routers()));
            collection(router, new FloatingIpRows(network.floatingIps()));
        }
        router.route("/network/*").handler(ctx -> answer(ctx, call -> Reply.noRoute()));
    }

    private <T> void collection(Router router, Rows<T> rows) {
        var table = new NeutronTable<>(rows, cloud.network());
        get(router, "/" + rows.name() + "s", table::list);
        get(router, "/" + rows.name() + "s/:id", table::show);
    }

    private void get(Router router, String path, Answer answer) {
        router.get(BASE + path).handler(ctx -> answer(ctx, answer));
    }

    private void answer(RoutingContext ctx, Answer answer) {
        ctx.response().putHeader("x-openstack-request-id", Web.requestId());
        var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now());
        if (token.filter(found -> found.scope().isPresent()).isEmpty()) {
            Web.challenge(ctx);
            Web.send(ctx, Reply.unauthorized());
            return;
        }
        Web.send(ctx, answer.to(new Call(ctx, token.get())));
    }

    private static Buffer versions(RoutingContext ctx) {
        return Json.object(200, json -> {
            json.writeArrayFieldStart("versions");
            json.writeStartObject();
            json.writeStringField("id", "v2.0");
            json.writeStringField("status", "CURRENT");
            Json.links(json, "self", Web.root(ctx) + BASE + "/");
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static Buffer resources(RoutingContext ctx) {
        return Json.object(800, json -> {
            json.writeArrayFieldStart("resources");
            for (var name : List.of("network", "subnet", "subnetpool", "port")) {
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeStringField("collection", name + "s");
                Json.links(json, "self", Web.root(ctx) + BASE + "/" + name + "s");
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Buffer zones() {
        return Json.object(300, json -> {
            json.writeArrayFieldStart("availability_zones");
            for (var resource : List.of("network", "router")) {
                json.writeStartObject();
                json.writeStringField("state", "available");
                json.writeStringField("name", "default");
                json.writeStringField("resource", resource);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
