package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.model.Fact;
import io.vioscope.model.ProblemFact;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.api.Json;
import io.vioscope.web.api.ProblemShapes;
import io.vioscope.web.view.ActRequest;
import io.vioscope.web.view.ActRequest.Verb;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What can be done about problems: {@code POST /problems/{cloud}/{number}/assign}, {@code snooze}, {@code wake}, {@code note},
 * {@code close} and {@code unclose} for the pages' forms; for programs {@code POST} and {@code DELETE} of
 * {@code /api/v1/problems/{number}/assignment}, {@code snooze} and {@code closure}, and {@code POST .../notes}. By whom and
 * from where is held to what {@link Controls} holds.
 */
final class ActControls {
    private final Hearing hearing;
    private final InstantSource clock;
    private final Orders orders;
    private final CardForm card;

    ActControls(Hearing hearing, InstantSource clock, Orders orders, CardForm card) {
        this.hearing = hearing;
        this.clock = clock;
        this.orders = orders;
        this.card = card;
    }

    void mount(Router router) {
        for (var verb : Verb.values()) {
            orders.take(router, HttpMethod.POST, "/problems/:cloud/:number/" + verb.word(), ctx -> byForm(ctx, verb));
        }
        program(router, "assignProblem", Verb.ASSIGN);
        program(router, "unassignProblem", Verb.ASSIGN);
        program(router, "snoozeProblem", Verb.SNOOZE);
        program(router, "wakeProblem", Verb.WAKE);
        program(router, "noteProblem", Verb.NOTE);
        program(router, "closeProblem", Verb.CLOSE);
        program(router, "reopenProblem", Verb.UNCLOSE);
    }

    private void program(Router router, String operation, Verb verb) {
        orders.take(router, operation, ctx -> byProgram(ctx, verb));
    }

    private Future<Reply> byForm(RoutingContext ctx, Verb verb) {
        var fields = Fields.form(ctx);
        var cloud = ctx.pathParam("cloud");
        var number = ProblemLife.number(ctx.pathParam("number"));
        if (number.isEmpty() || orders.ask(ctx).world().cloud(cloud).isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var read = ActRequest.read(verb, fields, clock.instant());
        return read.act().isEmpty()
                ? card.again(ctx, fields, read.errors())
                : hearing.tell(
                        cloud,
                        new ProblemOrder.Handle(
                                number.get(),
                                read.act().get(),
                                by(fields, "the page"),
                                fields.getOrDefault("note", ""),
                                null),
                        wrong -> card.again(ctx, fields, wrong),
                        fact -> card.back(ctx, number.get()));
    }

    private static String by(Map<String, String> fields, String nobody) {
        var by = fields.getOrDefault("by", "");
        return by.isBlank() ? nobody : by;
    }

    private Future<Reply> byProgram(RoutingContext ctx, Verb verb) {
        var fields = Fields.json(ctx);
        var wrong = new TreeMap<String, String>();
        var cloud = cloud(ctx, fields, wrong);
        return cloud.isEmpty() ? bad(wrong) : byProgram(ctx, verb, fields, cloud.get());
    }

    private Future<Reply> byProgram(RoutingContext ctx, Verb verb, Map<String, String> body, CloudView cloud) {
        var number = ProblemLife.number(ctx.pathParam("number"));
        if (number.isEmpty()) {
            return Future.succeededFuture(Hearing.noSuch());
        }
        var read = Words.inEnglish(() -> ActRequest.read(verb, body, clock.instant()));
        if (read.act().isEmpty()) {
            return bad(read.errors());
        }
        var version = IfMatch.of(ctx.request(), cloud, number.get());
        return version.isLate()
                ? Future.succeededFuture(Hearing.late())
                : hearing.tell(
                        cloud.name(),
                        new ProblemOrder.Handle(
                                number.get(),
                                read.act().get(),
                                by(body, "the API"),
                                body.getOrDefault("note", ""),
                                version.version()),
                        ActControls::bad,
                        fact -> said(cloud, fact));
    }

    /** As the engine has it now, which the snapshot that is shown may not have yet. */
    static Reply said(CloudView cloud, Fact fact) {
        var problem = ((ProblemFact) fact).problem();
        var life = cloud.ended(problem.number())
                .map(e -> new ProblemLife(cloud, problem, false, e.why(), e.at(), e.into(), List.of()))
                .orElseGet(() -> new ProblemLife(cloud, problem, true, null, null, null, List.of()));
        return Json.reply(200, ProblemShapes.whole(life));
    }

    private Optional<CloudView> cloud(RoutingContext ctx, Map<String, String> fields, Map<String, String> wrong) {
        return cloud(ctx, orders.ask(ctx).world().clouds(), fields, wrong);
    }

    /** The cloud that is named in the query or the fields, or the only one. */
    static Optional<CloudView> cloud(
            RoutingContext ctx, List<CloudView> clouds, Map<String, String> fields, Map<String, String> wrong) {
        var asked = Optional.ofNullable(ctx.request().getParam("cloud")).orElse(fields.getOrDefault("cloud", ""));
        var found = clouds.stream()
                .filter(c -> asked.isEmpty() ? clouds.size() == 1 : c.name().equals(asked))
                .findFirst();
        if (found.isEmpty()) {
            var names = clouds.stream().map(CloudView::name).toList();
            wrong.put("cloud", "right would be one of: " + String.join(", ", names));
        }
        return found;
    }

    private static Future<Reply> bad(Map<String, String> wrong) {
        return Future.succeededFuture(Json.badBody(wrong));
    }
}
