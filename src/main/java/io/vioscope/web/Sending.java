package io.vioscope.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.view.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends answers: whole, or that nothing has changed since the one that the reader has, if they were to keep it. */
final class Sending {
    private Sending() {}

    /** Sends it, unless the reader is gone. */
    static void send(RoutingContext ctx, Reply reply) {
        var response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        reply.headers().forEach(response::putHeader);
        if (!reply.headers().containsKey("Cache-Control")) {
            response.putHeader("Cache-Control", "no-cache");
        }
        if (reply.status() == 200 && !"no-store".equals(reply.headers().get("Cache-Control"))) {
            var etag = reply.etag();
            response.putHeader("ETag", etag);
            if (matches(ctx.request().getHeader("If-None-Match"), etag)) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.setStatusCode(reply.status())
                .putHeader("Content-Type", reply.type())
                .putHeader("Content-Length", Integer.toString(reply.body().length()));
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(reply.body());
        }
    }

    private static boolean matches(@Nullable String header, String etag) {
        return header != null
                && (header.strip().equals("*")
                        || List.of(header.split("\\s*,\\s*")).contains(etag));
    }
}
