package io.vioscope.web;

import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.api.Api;
import io.vioscope.web.api.Json;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Messages;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.words.Words;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what could not be answered. */
final class Failing {
    private static final Logger LOG = LoggerFactory.getLogger(Failing.class);

    private final Frames frames;
    private final OffLoop offLoop;
    private final Function<RoutingContext, Ask> ask;

    /** With pages in those frames, for who asks so. */
    Failing(Frames frames, OffLoop offLoop, Function<RoutingContext, Ask> ask) {
        this.frames = frames;
        this.offLoop = offLoop;
        this.ask = ask;
    }

    /** Says what went wrong, as JSON to programs and as a page to people. */
    void failed(RoutingContext ctx) {
        var status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
        if (status == 500) {
            LOG.error(
                    "a bug: {} could not be answered, trace {}", ctx.request().path(), Tracing.id(ctx), ctx.failure());
        }
        var path = ctx.request().path();
        var isPage = status == 404
                && !path.startsWith("/api/")
                && !path.startsWith("/assets/")
                && !path.startsWith("/eventbus/");
        if (status == 404 && path.startsWith("/api/")) {
            Sending.send(ctx, Api.notFound());
        } else if (isPage) {
            offLoop.run(() -> Messages.page(
                            frames,
                            ask.apply(ctx),
                            404,
                            Words.of("message.not-found"),
                            Words.of("message.there-is-no-page-at"),
                            List.of(
                                    new Messages.Link("/", Words.of("message.overview")),
                                    new Messages.Link("/entities", Words.of("common.entities")))))
                    .onComplete(
                            reply -> Sending.send(ctx, reply),
                            bug -> Sending.send(ctx, Json.problem(500, "bug", "Bug", "")));
        } else {
            Sending.send(ctx, problem(status));
        }
    }

    private static Reply problem(int status) {
        return switch (status) {
            case 403 -> Json.problem(status, "foreign-origin", "Forbidden", "Only our own pages may connect here.");
            case 404 -> Json.problem(status, "not-found", "Not found", "There is nothing at this address.");
            case 405 ->
                Json.problem(
                        status,
                        "method-not-allowed",
                        "Method not allowed",
                        "Everything here is read with GET or HEAD.");
            case 421 ->
                Json.problem(
                        status,
                        "unknown-host",
                        "Misdirected request",
                        "This server is not known by the name in the Host header: use its address, or add the name to"
                                + " its configuration.");
            case 426 -> Json.problem(status, "websocket-only", "Upgrade required", "Only WebSockets connect here.");
            case 500 -> Json.problem(status, "bug", "Internal error", "This is a bug; the server's log has more.");
            default -> Json.problem(status, "bad-request", "Bad request", "The request could not be read.");
        };
    }
}
