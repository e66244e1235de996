package io.vioscope.simulator.api.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** What every answer of the simulated cloud has in common. */
public final class Web {
    private Web() {}

    /** Scheme, host and port as the client names them: what all links are built from. */
    public static String root(RoutingContext ctx) {
        var request = ctx.request();
        return request.scheme() + "://" + request.authority();
    }

    /** A new one, as oslo.middleware makes them. */
    public static String requestId() {
        return "req-" + UUID.randomUUID();
    }

    /** The header of a 401, which tells where Keystone is. */
    public static void challenge(RoutingContext ctx) {
        ctx.response().putHeader("WWW-Authenticate", "Keystone uri=\"" + root(ctx) + "/identity/v3\"");
    }

    /** Sends it, after its delay. */
    public static void send(RoutingContext ctx, Reply reply) {
        ctx.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", "application/json")
                .end(reply.body());
    }
}
