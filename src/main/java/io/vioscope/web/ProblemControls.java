package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.model.Judgement;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of problems: {@code POST /problems/{cloud}/{number}/acknowledge}, {@code unacknowledge} and {@code judge}, and
 * {@code POST /rules/{cloud}/forget}, for the pages' forms; for programs {@code POST} and {@code DELETE} of
 * {@code /api/v1/problems/{number}/acknowledgement}, {@code POST .../judgement}, and {@code DELETE /api/v1/rules/learned}. By whom
 * and from where is held to what {@link Controls} holds.
 */
final class ProblemControls {
    private final Hearing hearing;
    private final Orders orders;
    private final CardForm card;

    ProblemControls(Hearing hearing, Orders orders, CardForm card) {
        this.hearing = hearing;
        this.orders = orders;
        this.card = card;
    }

    /** What is said: who says it, what they add, and what they looked at. */
    private record Words(
            Map<String, String> fields,
            String nobody,
            @Nullable Integer version) {
        String by() {
            var by = fields.getOrDefault("by", "");
            return by.isBlank() ? nobody : by;
        }

        String note() {
            return fields.getOrDefault("note", "");
        }
    }

    /** What can be said of one problem. */
    private enum Saying {
        ACKNOWLEDGE((number, w) -> Optional.of(new ProblemOrder.Acknowledge(number, w.by(), w.note(), w.version()))),
        UNACKNOWLEDGE(
                (number, w) -> Optional.of(new ProblemOrder.Unacknowledge(number, w.by(), w.note(), w.version()))),
        JUDGE((number, w) -> Judgement.Answer.of(w.fields().getOrDefault("answer", ""))
                .map(answer -> new ProblemOrder.Judge(number, answer, w.by(), w.note(), w.version())));

        private final BiFunction<Long, Words, Optional<ProblemOrder>> order;

        Saying(BiFunction<Long, Words, Optional<ProblemOrder>> order) {
            this.order = order;
        }

        Optional<ProblemOrder> order(long number, Words words) {
            return order.apply(number, words);
        }
    }

    void mount(Router router) {
        for (var what : Saying.values()) {
            var path = "/problems/:cloud/:number/" + what.name().toLowerCase(Locale.ROOT);
            orders.take(router, HttpMethod.POST, path, ctx -> byForm(ctx, what));
        }
        orders.take(router, HttpMethod.POST, "/rules/:cloud/forget", this::forgetByForm);
        orders.take(router, "acknowledgeProblem", ctx -> byProgram(ctx, Saying.ACKNOWLEDGE));
        orders.take(router, "unacknowledgeProblem", ctx -> byProgram(ctx, Saying.UNACKNOWLEDGE));
        orders.take(router, "judgeProblem", ctx -> byProgram(ctx, Saying.JUDGE));
        orders.take(router, "forgetLearned", this::forgetByProgram);
    }

    private Future<Reply> byForm(RoutingContext ctx, Saying what) {
        var words = form(ctx);
        var cloud = ctx.pathParam("cloud");
        var number = ProblemLife.number(ctx.pathParam("number"));
        if (number.isEmpty() || orders.ask(ctx).world().cloud(cloud).isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var order = what.order(number.get(), words);
        return order.isEmpty()
                ? card.again(ctx, words.fields(), wrongAnswer())
                : hearing.tell(
                        cloud,
                        order.get(),
                        wrong -> card.again(ctx, words.fields(), wrong),
                        fact -> card.back(ctx, number.get()));
    }

    private static Words form(RoutingContext ctx) {
        return new Words(Fields.form(ctx), "the page", null);
    }

    private static Map<String, String> wrongAnswer() {
        return Map.of("answer", "right would be right, partly or wrong");
    }

    private Future<Reply> byProgram(RoutingContext ctx, Saying what) {
        var fields = Fields.json(ctx);
        var wrong = new TreeMap<String, String>();
        var cloud = cloud(ctx, fields, wrong);
        var number = ProblemLife.number(ctx.pathParam("number"));
        if (!wrong.isEmpty() || cloud.isEmpty()) {
            return bad(wrong);
        }
        if (number.isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var seen = IfMatch.of(ctx.request(), cloud.get(), number.get());
        if (seen.isLate()) {
            return Future.succeededFuture(Hearing.late());
        }
        var order = what.order(number.get(), new Words(fields, "the API", seen.version()));
        return order.isEmpty()
                ? bad(wrongAnswer())
                : hearing.tell(
                        cloud.get().name(),
                        order.get(),
                        ProblemControls::bad,
                        fact -> ActControls.said(cloud.get(), fact));
    }

    private Optional<CloudView> cloud(RoutingContext ctx, Map<String, String> fields, Map<String, String> wrong) {
        return ActControls.cloud(ctx, orders.ask(ctx).world().clouds(), fields, wrong);
    }

    private Future<Reply> forgetByForm(RoutingContext ctx) {
        var cloud = ctx.pathParam("cloud");
        if (orders.ask(ctx).world().cloud(cloud).isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var words = form(ctx);
        var order = new ProblemOrder.Forget(words.by(), words.note());
        return hearing.tell(cloud, order, ProblemControls::bad, fact -> Orders.seeOther("/rules"));
    }

    private Future<Reply> forgetByProgram(RoutingContext ctx) {
        var fields = Fields.json(ctx);
        var wrong = new TreeMap<String, String>();
        var cloud = cloud(ctx, fields, wrong);
        var words = new Words(fields, "the API", null);
        return cloud.isEmpty()
                ? bad(wrong)
                : hearing.tell(
                        cloud.get().name(),
                        new ProblemOrder.Forget(words.by(), words.note()),
                        ProblemControls::bad,
                        fact -> Json.reply(200, new Forgotten(cloud.get().name(), true)));
    }

    /** All that was learned in a cloud is forgotten. */
    record Forgotten(String cloud, boolean forgotten) {}

    private static Future<Reply> bad(Map<String, String> wrong) {
        return Future.succeededFuture(Json.badRequest(wrong));
    }
}
