package io.vioscope.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.view.Reply;
import java.util.List;

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
            response.putHeader("ETag", tag(reply));
            if (isKnown(ctx.request(), reply)) {
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

    private static String tag(Reply reply) {
        var given = reply.headers().get("ETag");
        return given == null ? reply.etag() : given;
    }

    /** Whether the reader says that they have this already. */
    static boolean isKnown(HttpServerRequest request, Reply reply) {
        var header = request.getHeader("If-None-Match");
        return header != null
                && (header.strip().equals("*")
                        || List.of(header.split("\\s*,\\s*")).contains(tag(reply)));
    }
}
