package io.vioscope.simulator.api.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Lets only this machine through. */
public final class Loopback implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        if (isLoopback(ctx.request().remoteAddress().hostAddress())) {
            ctx.next();
        } else {
            Web.send(ctx, Reply.error(403, "Forbidden", "The simulator's own door is for this machine only."));
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }
}
