package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.model.Fact;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Problem;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known here of a kind of problem: {@code POST /problems/{cloud}/{number}/advise} and {@code unadvise} for the card's
 * form, of the kind of that problem; {@code POST} and {@code DELETE} of {@code /api/v1/rules/{problem}/advice} for programs.
 * By whom and from where is held to what {@link Controls} holds.
 */
final class AdviceControls {
    private final Hearing hearing;
    private final CausalModel model;
    private final Orders orders;
    private final CardForm card;

    AdviceControls(Hearing hearing, CausalModel model, Orders orders, CardForm card) {
        this.hearing = hearing;
        this.model = model;
        this.orders = orders;
        this.card = card;
    }

    void mount(Router router) {
        orders.take(router, HttpMethod.POST, "/problems/:cloud/:number/advise", ctx -> byForm(ctx, true));
        orders.take(router, HttpMethod.POST, "/problems/:cloud/:number/unadvise", ctx -> byForm(ctx, false));
        orders.take(router, "adviseProblem", ctx -> byProgram(ctx, true));
        orders.take(router, "unadviseProblem", ctx -> byProgram(ctx, false));
    }

    private Future<Reply> byForm(RoutingContext ctx, boolean stands) {
        var fields = Fields.form(ctx);
        var cloud = ctx.pathParam("cloud");
        var problem = problem(ctx, cloud);
        return problem.isEmpty()
                ? Future.succeededFuture(Hearing.noSuch())
                : hearing.tell(
                        cloud,
                        order(problem.get().key().name(), stands, fields, "the page"),
                        wrong -> card.again(ctx, fields, wrong),
                        fact -> card.back(ctx, problem.get().number()));
    }

    private Optional<Problem> problem(RoutingContext ctx, String cloud) {
        return ProblemLife.number(ctx.pathParam("number"))
                .flatMap(number -> orders.ask(ctx)
                        .world()
                        .cloud(cloud)
                        .flatMap(view -> view.snapshot().state().problems().known(number)));
    }

    private static ProblemOrder order(String problem, boolean stands, Map<String, String> fields, String nobody) {
        var by = fields.getOrDefault("by", "");
        return new ProblemOrder.Advise(problem, stands, by.isBlank() ? nobody : by, fields.getOrDefault("note", ""));
    }

    private Future<Reply> byProgram(RoutingContext ctx, boolean stands) {
        if (stands && model.problem(ctx.pathParam("problem")).isEmpty()) {
            return Future.succeededFuture(
                    Json.problem(404, "not-found", "Not found", "There is no kind of problem of that name."));
        }
        var body = Fields.json(ctx);
        var wrong = new TreeMap<String, String>();
        var cloud = ActControls.cloud(ctx, orders.ask(ctx).world().clouds(), body, wrong);
        return cloud.isEmpty()
                ? bad(wrong)
                : hearing.tell(
                        cloud.get().name(),
                        order(ctx.pathParam("problem"), stands, body, "the API"),
                        AdviceControls::bad,
                        AdviceControls::said);
    }

    /** What stands with a kind of problem from now on, or stood; at is RFC 3339. */
    record AdviceJson(String problem, boolean stands, String by, String note, String at) {}

    private static Reply said(Fact fact) {
        var advised = (LearningFact.Advised) fact;
        var remark = advised.remark();
        return Json.reply(
                200,
                new AdviceJson(
                        advised.problem(), advised.stands(), remark.by(), remark.note(), Texts.rfc3339(remark.at())));
    }

    private static Future<Reply> bad(Map<String, String> wrong) {
        return Future.succeededFuture(Json.badBody(wrong));
    }
}
