package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.bus.Tested;
import io.vioscope.web.api.Json;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tests sent: {@code POST /notifications/{receiver}/test} for the pages' button, {@code POST
 * /api/v1/receivers/{receiver}/test} for programs. By whom and from where is held to what {@link Controls} holds.
 */
final class NotificationControls {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationControls.class);

    /** How long a browser waits; what comes later is shown on the page all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Receipts receipts;
    private final Receivers receivers;
    private final boolean allowed;
    private final BiConsumer<RoutingContext, Reply> send;

    /** @param allowed whether anything may be done at all */
    NotificationControls(
            Receipts receipts, Receivers receivers, boolean allowed, BiConsumer<RoutingContext, Reply> send) {
        this.receipts = receipts;
        this.receivers = receivers;
        this.allowed = allowed;
        this.send = send;
    }

    void mount(Router router) {
        router.post("/notifications/:receiver/test").handler(ctx -> answer(ctx, this::byForm));
        router.post(Contract.ours().operation("testReceiver").route()).handler(ctx -> answer(ctx, this::byProgram));
    }

    private interface How {
        Future<Reply> reply(String receiver);
    }

    private void answer(RoutingContext ctx, How how) {
        var refusal = refusal(ctx);
        var reply = refusal == null ? how.reply(ctx.pathParam("receiver")) : Future.succeededFuture(refusal);
        reply.onComplete(done -> send.accept(ctx, done), ctx::fail);
    }

    private @Nullable Reply refusal(RoutingContext ctx) {
        var forbidden = Controls.refusal(ctx.request(), allowed);
        if (forbidden != null) {
            return forbidden;
        }
        var isThere = receipts.configured().stream().anyMatch(r -> r.name().equals(ctx.pathParam("receiver")));
        return isThere ? null : Json.problem(404, "not-found", "Not found", "There is no such receiver.");
    }

    private Future<Optional<Tested>> test(String receiver) {
        LOG.info("receiver {} is sent a test", receiver);
        return receivers.test(receiver);
    }

    private Future<Reply> byForm(String receiver) {
        return test(receiver)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .transform(any -> Future.succeededFuture(
                        Reply.of(303, Reply.HTML, "").with("Location", "/notifications/" + Texts.encode(receiver))));
    }

    private Future<Reply> byProgram(String receiver) {
        return test(receiver)
                .map(tested -> tested.map(NotificationControls::reply)
                        .orElse(Json.problem(
                                503,
                                "receiver-away",
                                "No answer",
                                "Nobody answers for the receiver; it may be starting.")));
    }

    /** What became of a test; how is sent, answered or failed, why is there only where it failed. */
    record TestJson(
            String at,
            String how,
            long tookMillis,
            @Nullable String why) {}

    private static Reply reply(Tested tested) {
        return Json.reply(
                200,
                new TestJson(
                        Texts.rfc3339(tested.at()),
                        tested.how().name().toLowerCase(Locale.ROOT),
                        tested.took().toMillis(),
                        tested.why().isEmpty() ? null : tested.why()));
    }
}
