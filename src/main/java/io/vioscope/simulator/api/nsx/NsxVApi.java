package io.vioscope.simulator.api.nsx;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;

/**
 * The same cloud as if its NSX were one for vSphere, at {@code /nsxv}: as much of that REST API as a reader needs, in the shapes
 * of VMware's {@code nsxvapi.raml}. There is no session; any account and password will do, but there has to be one.
 */
public final class NsxVApi {
    private static final String FABRIC = "/nsxv/api/2.0/nwfabric/status/child/";
    private static final String EDGES = "/nsxv/api/4.0/edges";

    private final Physics physics;
    private final NsxVObjects objects;
    private final Throttle throttle;

    /** The API of that cloud. */
    public NsxVApi(Physics physics) {
        this.physics = physics;
        this.objects = new NsxVObjects(physics);
        this.throttle = new Throttle(physics.cloud());
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/nsxv/*").handler(this::meet);
    }

    private void meet(RoutingContext ctx) {
        var account = ctx.request().getHeader("Authorization");
        if (physics.has(Layout.MONITOR, Trouble.UNREACHABLE)
                || physics.has(Layout.NSX_MANAGER, Trouble.DOWN)
                || physics.has(Layout.NSX_MANAGER, Trouble.UNREACHABLE)) {
            ctx.request().connection().close();
        } else if (throttle.isTooMuch()) {
            error(ctx, 429);
        } else if (account == null || physics.has(Layout.NSX_MANAGER, Trouble.LOGIN_REJECTED)) {
            error(ctx, 403);
        } else {
            answer(ctx, ctx.request().path());
        }
    }

    private void answer(RoutingContext ctx, String path) {
        switch (path) {
            case "/nsxv/api/2.0/vdn/controller" -> xml(ctx, objects.controllers());
            case "/nsxv/api/1.0/appliance-management/components" -> xml(ctx, objects.components());
            case "/nsxv/api/2.0/services/vcconfig/status" -> xml(ctx, objects.vCenter());
            case "/nsxv/api/2.0/vdn/scopes" -> xml(ctx, objects.scopes());
            case "/nsxv/api/2.0/vdn/inventory/hosts/connection/status" ->
                xml(ctx, objects.connections(ctx.request().params().getAll("hostId")));
            case EDGES -> xml(ctx, objects.edges(number(ctx, "startIndex", 0), number(ctx, "pageSize", 256)));
            default -> below(ctx, path);
        }
    }

    private void below(RoutingContext ctx, String path) {
        if (path.startsWith(FABRIC)) {
            xml(ctx, objects.fabric(path.substring(FABRIC.length())));
        } else if (path.startsWith(EDGES + "/") && path.endsWith("/status")) {
            xml(ctx, objects.edge(path.substring(EDGES.length() + 1, path.length() - "/status".length())));
        } else {
            error(ctx, 404);
        }
    }

    private static int number(RoutingContext ctx, String name, int otherwise) {
        var said = ctx.request().getParam(name, "");
        return said.matches("\\d{1,6}") ? Integer.parseInt(said) : otherwise;
    }

    private static void xml(RoutingContext ctx, String xml) {
        ctx.response()
                .putHeader("Content-Type", "application/xml;charset=UTF-8")
                .end("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml);
    }

    private static void error(RoutingContext ctx, int status) {
        ctx.response().setStatusCode(status);
        xml(ctx, "<error><details>refused</details><errorCode>" + status + "</errorCode></error>");
    }
}
