package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.access.Asking;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Does once what is asked for twice under one {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): the second is
 * answered as the first was, also while that is under way. Each who asks has keys of their own. The last few hundred keys are
 * remembered, in memory: after a restart nothing is. For one event loop.
 */
final class Idempotency {
    /** The header. */
    static final String HEADER = "Idempotency-Key";

    /** How many keys are remembered. */
    static final int KEPT = 500;

    private static final String PROMISE = Idempotency.class.getName();
    private static final int SERVER_ERROR = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final BiConsumer<RoutingContext, Reply> send;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    /** What was asked, and what comes or came of it. */
    private record Asked(String what, Future<Reply> answer) {}

    Idempotency(BiConsumer<RoutingContext, Reply> send) {
        this.send = send;
    }

    /** Goes on with a request that has that body, unless it was done under its key. */
    void check(RoutingContext ctx, String body) {
        var key = ctx.request().getHeader(HEADER);
        if (key == null) {
            Tracing.next(ctx);
            return;
        }
        var who = Asking.who(ctx);
        var own = who.way().word() + "\n" + who.name() + "\n" + key;
        var what = ctx.request().method() + " " + ctx.request().uri() + "\n" + body;
        var before = asked.get(own);
        if (before == null) {
            first(ctx, own, what);
        } else {
            again(before, what).onSuccess(reply -> send.accept(ctx, reply));
        }
    }

    private void first(RoutingContext ctx, String key, String what) {
        Promise<Reply> answer = Promise.promise();
        var here = new Asked(what, answer.future());
        asked.put(key, here);
        if (asked.size() > KEPT) {
            asked.remove(asked.keySet().iterator().next());
        }
        ctx.put(PROMISE, answer);
        answer.future().onSuccess(reply -> {
            if (reply.status() >= SERVER_ERROR) {
                asked.remove(key, here); // what failed for reasons of ours may be tried again
            } else if (isShownOnce(reply)) {
                asked.replace(key, new Asked(what, Future.succeededFuture(shownOnce())));
            }
        });
        Tracing.next(ctx);
    }

    private static Future<Reply> again(Asked before, String what) {
        return before.what().equals(what)
                ? before.answer().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).otherwise(underWay())
                : Future.succeededFuture(Json.problem(
                        422,
                        "idempotency-key-reused",
                        "Idempotency-Key used before",
                        "Something else was asked for under this Idempotency-Key: each request needs its own."));
    }

    /** A secret that was made is in no memory but that of who asked for it. */
    private static boolean isShownOnce(Reply reply) {
        return reply.status() == 201 && "no-store".equals(reply.headers().get("Cache-Control"));
    }

    private static Reply shownOnce() {
        return Json.problem(
                409,
                "shown-once",
                "It was made, and shown once",
                "What was asked for under this Idempotency-Key was made. It is a secret, which is shown once and not kept: if it did"
                        + " not arrive, revoke it and ask for another under another key.");
    }

    private static Reply underWay() {
        return Json.problem(
                        503,
                        "under-way",
                        "Still under way",
                        "What was asked for under this Idempotency-Key is still under way. Ask again under the same key.")
                .with("Retry-After", "5");
    }

    /** What comes of a request is told to whoever asks again under its key, also where who asked first is gone. */
    static void answered(RoutingContext ctx, Reply reply) {
        Promise<Reply> waiting = ctx.get(PROMISE);
        if (waiting != null) {
            waiting.tryComplete(reply);
        }
    }
}
