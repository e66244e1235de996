package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.model.Judgement;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.api.Json;
import io.vioscope.web.page.ProblemPage;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What can be said of problems: {@code POST /problems/{cloud}/{number}/acknowledge}, {@code unacknowledge} and {@code judge}, and
 * {@code POST /rules/{cloud}/forget}, for the pages' forms; for programs {@code POST} and {@code DELETE} of
 * {@code /api/v1/problems/{number}/acknowledgement}, {@code POST .../judgement}, and {@code DELETE /api/v1/rules/learned}. By whom
 * and from where is held to what {@link Controls} holds.
 */
final class ProblemControls {
    private static final int MOST = 16_384;
    private static final String API = "/api/v1/problems/:number/";
    private static final Set<String> FIELDS = Set.of("by", "note", "answer", "cloud");

    private final Hearing hearing;
    private final boolean allowed;
    private final ProblemPage page;
    private final Function<RoutingContext, Ask> ask;
    private final BiConsumer<RoutingContext, Reply> send;

    /** @param allowed whether anything may be done at all */
    ProblemControls(
            Hearing hearing,
            boolean allowed,
            ProblemPage page,
            Function<RoutingContext, Ask> ask,
            BiConsumer<RoutingContext, Reply> send) {
        this.hearing = hearing;
        this.allowed = allowed;
        this.page = page;
        this.ask = ask;
        this.send = send;
    }

    /** What is said: who says it and what they add. */
    private record Words(Map<String, String> fields, String nobody) {
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
        ACKNOWLEDGE((number, w) -> Optional.of(new ProblemOrder.Acknowledge(number, w.by(), w.note()))),
        UNACKNOWLEDGE((number, w) -> Optional.of(new ProblemOrder.Unacknowledge(number, w.by(), w.note()))),
        JUDGE((number, w) -> Judgement.Answer.of(w.fields().getOrDefault("answer", ""))
                .map(answer -> new ProblemOrder.Judge(number, answer, w.by(), w.note())));

        private final BiFunction<Long, Words, Optional<ProblemOrder>> order;

        Saying(BiFunction<Long, Words, Optional<ProblemOrder>> order) {
            this.order = order;
        }

        Optional<ProblemOrder> order(long number, Words words) {
            return order.apply(number, words);
        }
    }

    void mount(Router router) {
        var body = BodyHandler.create(false).setBodyLimit(MOST);
        for (var what : Saying.values()) {
            router.post("/problems/:cloud/:number/" + what.name().toLowerCase(Locale.ROOT))
                    .handler(body)
                    .handler(this::guard)
                    .handler(ctx -> reply(ctx, byForm(ctx, what)));
        }
        router.post("/rules/:cloud/forget")
                .handler(body)
                .handler(this::guard)
                .handler(ctx -> reply(ctx, forgetByForm(ctx)));
        program(router.post(API + "acknowledgement").handler(body), Saying.ACKNOWLEDGE);
        program(router.delete(API + "acknowledgement").handler(body), Saying.UNACKNOWLEDGE);
        program(router.post(API + "judgement").handler(body), Saying.JUDGE);
        router.delete("/api/v1/rules/learned")
                .handler(body)
                .handler(this::guard)
                .handler(ctx -> reply(ctx, forgetByProgram(ctx)));
    }

    private void program(Route route, Saying what) {
        route.handler(this::guard).handler(ctx -> reply(ctx, byProgram(ctx, what)));
    }

    private void guard(RoutingContext ctx) {
        var refusal = Controls.refusal(ctx.request(), allowed);
        if (refusal == null) {
            ctx.next();
        } else {
            send.accept(ctx, refusal);
        }
    }

    private void reply(RoutingContext ctx, Future<Reply> reply) {
        reply.onComplete(done -> send.accept(ctx, done), ctx::fail);
    }

    private Future<Reply> byForm(RoutingContext ctx, Saying what) {
        var words = form(ctx);
        var cloud = ctx.pathParam("cloud");
        var number = ProblemLife.number(ctx.pathParam("number"));
        if (number.isEmpty() || ask.apply(ctx).world().cloud(cloud).isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var order = what.order(number.get(), words);
        return order.isEmpty()
                ? again(ctx, words, wrongAnswer())
                : hearing.tell(
                        cloud, order.get(), wrong -> again(ctx, words, wrong), fact -> back(ctx, cloud, number.get()));
    }

    private static Words form(RoutingContext ctx) {
        return new Words(Fields.form(ctx), "the page");
    }

    private Reply back(RoutingContext ctx, String cloud, long number) {
        var isPlural = ask.apply(ctx).world().isPlural();
        return seeOther("/problems/" + number + (isPlural ? "?cloud=" + Texts.encode(cloud) : ""));
    }

    private static Reply seeOther(String location) {
        return Reply.of(303, Reply.HTML, "").with("Location", location);
    }

    private Future<Reply> again(RoutingContext ctx, Words words, Map<String, String> wrong) {
        var sentences = wrong.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + ".")
                .toList();
        var asked = ask.apply(ctx);
        var query = Map.of("cloud", ctx.pathParam("cloud"));
        return page.answer(asked.with(query), words.fields(), sentences);
    }

    private static Map<String, String> wrongAnswer() {
        return Map.of("answer", "right would be right, partly or wrong");
    }

    private Future<Reply> byProgram(RoutingContext ctx, Saying what) {
        var fields = fields(ctx);
        var wrong = new TreeMap<String, String>();
        if (fields.isEmpty()) {
            wrong.put("body", "right would be a JSON object of by, note and, to judge, answer");
            return bad(wrong);
        }
        fields.get().keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> wrong.put(name, "there is no such field"));
        var cloud = cloud(ctx, fields.get(), wrong);
        var number = ProblemLife.number(ctx.pathParam("number"));
        if (!wrong.isEmpty() || cloud.isEmpty()) {
            return bad(wrong);
        }
        if (number.isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var order = what.order(number.get(), new Words(fields.get(), "the API"));
        return order.isEmpty()
                ? bad(wrongAnswer())
                : hearing.tell(
                        cloud.get().name(),
                        order.get(),
                        ProblemControls::bad,
                        fact -> ActControls.said(cloud.get(), fact));
    }

    private Optional<CloudView> cloud(RoutingContext ctx, Map<String, String> fields, Map<String, String> wrong) {
        return ActControls.cloud(ctx, ask.apply(ctx).world().clouds(), fields, wrong);
    }

    /** A body may be left out. */
    private static Optional<Map<String, String>> fields(RoutingContext ctx) {
        var isEmpty = ctx.body().buffer() == null || ctx.body().asString().isBlank();
        return isEmpty ? Optional.of(Fields.none(ctx)) : Fields.json(ctx);
    }

    private Future<Reply> forgetByForm(RoutingContext ctx) {
        var cloud = ctx.pathParam("cloud");
        if (ask.apply(ctx).world().cloud(cloud).isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var words = form(ctx);
        var order = new ProblemOrder.Forget(words.by(), words.note());
        return hearing.tell(cloud, order, ProblemControls::bad, fact -> seeOther("/rules"));
    }

    private Future<Reply> forgetByProgram(RoutingContext ctx) {
        var fields = fields(ctx).orElse(Map.of());
        var wrong = new TreeMap<String, String>();
        var cloud = cloud(ctx, fields, wrong);
        var words = new Words(fields, "the API");
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
