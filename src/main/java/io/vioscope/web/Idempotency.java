package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.access.Asking;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Does once what is asked for twice under one {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): the second is
 * answered as the first was. Each who asks has keys of their own. The last few hundred keys are remembered, in memory: after a restart nothing is. For one event
 * loop.
 */
final class Idempotency {
    /** How many keys are remembered. */
    static final int KEPT = 500;

    private static final int SERVER_ERROR = 500;

    /** What was asked, and what comes or came of it. */
    private record Asked(String what, Future<Reply> answer) {}

    private final Map<String, Asked> asked = new LinkedHashMap<>();

    /** The answer; {@code act} is done only where nothing was done under this key. */
    Future<Reply> once(RoutingContext ctx, Supplier<Future<Reply>> act) {
        var key = ctx.request().getHeader("Idempotency-Key");
        if (key == null) {
            return act.get();
        }
        var what = ctx.request().method() + " " + ctx.request().uri() + "\n"
                + (ctx.body().buffer() == null ? "" : ctx.body().asString());
        var own = Asking.who(ctx).name() + "\n" + key;
        var before = asked.get(own);
        return before == null ? first(own, what, act) : again(before, what);
    }

    private static Future<Reply> again(Asked before, String what) {
        return before.what().equals(what)
                ? before.answer()
                : Future.succeededFuture(Json.problem(
                        422,
                        "idempotency-key-reused",
                        "Idempotency-Key used before",
                        "Something else was asked for under this Idempotency-Key: each request needs its own."));
    }

    private Future<Reply> first(String key, String what, Supplier<Future<Reply>> act) {
        var answer = act.get();
        asked.put(key, new Asked(what, answer));
        if (asked.size() > KEPT) {
            asked.remove(asked.keySet().iterator().next());
        }
        return answer.onComplete(reply -> forgetIf(reply.status() >= SERVER_ERROR, key), bug -> forgetIf(true, key));
    }

    /** What failed for reasons of ours may be tried again. */
    private void forgetIf(boolean isOurs, String key) {
        if (isOurs) {
            asked.remove(key);
        }
    }
}
