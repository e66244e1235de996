package io.vioscope.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Reply;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers: whole, or that nothing has changed since the one that the reader has, if they were to keep it. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private Sending() {}

    /** Sends it, unless the reader is gone; a problem with the id of its request. */
    static void send(RoutingContext ctx, Reply reply) {
        Idempotency.answered(ctx, reply);
        sendTraced(ctx, Json.isProblem(reply) ? traced(ctx, reply) : reply);
    }

    /** What is not the fault of who asks stands in the log too. */
    private static Reply traced(RoutingContext ctx, Reply reply) {
        var id = Tracing.id(ctx);
        if (reply.status() >= 500) {
            LOG.warn(
                    "{} {} was answered {}, trace {}",
                    ctx.request().method(),
                    ctx.request().path(),
                    reply.status(),
                    id);
        }
        return Json.traced(reply, id);
    }

    private static void sendTraced(RoutingContext ctx, Reply reply) {
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
            if (isRead(ctx.request()) && isKnown(ctx.request(), reply)) {
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

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /** The entity tag of an answer: the one it was given, or that of its content. */
    static String tag(Reply reply) {
        var given = reply.headers().get("ETag");
        return given == null ? reply.etag() : given;
    }

    /** Whether the reader says that they have this already. By time only where they say no tag (RFC 9110, 13.1.3). */
    static boolean isKnown(HttpServerRequest request, Reply reply) {
        var header = request.getHeader("If-None-Match");
        return header == null
                ? LastChange.isNotLater(reply.headers().get("Last-Modified"), request.getHeader("If-Modified-Since"))
                : header.strip().equals("*")
                        || List.of(header.split("\\s*,\\s*")).contains(tag(reply));
    }
}
