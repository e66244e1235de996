package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.WhatIf;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.Harm;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.RuleQuery;
import io.vioscope.web.view.Supposition;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the diagnosis answers, as JSON: rules, what-if, impact, why. */
final class Diagnoses {
    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;

    Diagnoses(Engines engines, CausalModel model, OffLoop offLoop) {
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** {@code rules?kind=&q=}. */
    Future<Reply> rules(Ask ask) {
        var parameters = new Parameters(ask);
        var query = Words.inEnglish(() -> RuleQuery.parse(ask.query()));
        parameters.wrong(query.errors());
        return parameters.errors().isEmpty()
                ? offLoop.run(() -> Json.reply(
                        200,
                        Shapes.page(
                                List.of(),
                                query.of(model).stream().map(RuleShapes::rule).toList(),
                                null)))
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    /** {@code rules/learned?cloud=}. */
    Future<Reply> learned(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.clouds();
        return parameters.errors().isEmpty()
                ? offLoop.run(() -> Json.reply(
                        200,
                        Shapes.page(
                                clouds,
                                clouds.stream()
                                        .flatMap(c -> LearnedShapes.items(c, model).stream())
                                        .toList(),
                                null)))
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    /** {@code rules/learned.yaml?cloud=}. */
    Future<Reply> learnedModel(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.oneCloud();
        return parameters.errors().isEmpty()
                ? offLoop.run(() -> LearnedShapes.yaml(clouds.get(0), model))
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    /** {@code what-if?entity=&problem=&cloud=&flow=&kind=}. */
    Future<Reply> whatIf(Ask ask) {
        var parameters = new Parameters(ask);
        var supposed = Words.inEnglish(() -> Supposition.of(ask.query(), model));
        parameters.wrong(Words.inEnglish(supposed::errorsAndGaps));
        var filter = filter(parameters);
        var clouds = parameters.oneCloud();
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var entity = supposed.entity().orElseThrow();
        var cloud = clouds.get(0);
        return cloud.get(entity).isEmpty()
                ? unknown(entity)
                : harm(
                        cloud,
                        new ProblemKey(entity, supposed.problem().orElseThrow().name()),
                        filter);
    }

    /** {@code POST what-if?cloud=&flow=&kind=}, with a body: of problems that are supposed to be there together. */
    Future<Reply> whatIf(Ask ask, String body) {
        var parameters = new Parameters(ask);
        var filter = filter(parameters);
        var clouds = parameters.oneCloud();
        var supposed = Words.inEnglish(() -> Suppositions.of(body, model));
        if (!parameters.errors().isEmpty() || !supposed.errors().isEmpty()) {
            return Future.succeededFuture(Json.bad(parameters.errors(), supposed.errors()));
        }
        var cloud = clouds.get(0);
        var keys = supposed.problems();
        return keys.stream()
                .map(ProblemKey::entity)
                .filter(entity -> cloud.get(entity).isEmpty())
                .findFirst()
                .map(Diagnoses::unknown)
                .orElseGet(() -> answered(
                        engines.whatIf(cloud.name(), keys),
                        answer -> DiagnosisShapes.together(cloud, keys, model, new Harm(cloud, answer), filter)));
    }

    /** {@code problems/{number}/impact?cloud=&flow=&kind=}: of a problem that is open. */
    Future<Reply> impact(Ask ask) {
        var parameters = new Parameters(ask);
        var filter = filter(parameters);
        var number = ProblemLife.number(ask.parts().get(0));
        var clouds = parameters.oneCloud();
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        return number.flatMap(n -> clouds.get(0).problem(n))
                .map(problem -> impact(clouds.get(0), problem.key(), filter))
                .orElseGet(() -> Future.succeededFuture(Json.problem(
                        404,
                        "not-open",
                        "No such problem is open",
                        "Who suffers is listed for open problems. Of one that is over the numbers are kept: ask for the"
                                + " problem itself.")));
    }

    /** One that an older model found may still be open. */
    private Future<Reply> impact(CloudView cloud, ProblemKey key, DiagnosisShapes.Filter filter) {
        return model.problem(key.name())
                        .filter(type -> type.kind() == key.entity().kind())
                        .isPresent()
                ? harm(cloud, key, filter)
                : Future.succeededFuture(Json.problem(
                        404,
                        "no-rule",
                        "No rule for this problem",
                        "The causal model that is in use does not have it, so that who suffers cannot be worked out. The"
                                + " numbers are kept: ask for the problem itself."));
    }

    /** {@code entities/{kind}/{id}/why?cloud=}. */
    Future<Reply> why(Ask ask) {
        var parameters = new Parameters(ask);
        var kind = Kind.of(ask.parts().get(0));
        var id = ask.parts().get(1);
        if (kind.isEmpty() || !EntityKey.isValidId(id)) {
            return Future.succeededFuture(
                    Json.problem(404, "not-found", "Not found", "There is no such kind of entity, or no such id."));
        }
        var clouds = parameters.oneCloud();
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var entity = new EntityKey(kind.get(), id);
        var cloud = clouds.get(0);
        return cloud.get(entity).isEmpty()
                ? unknown(entity)
                : engines.why(cloud.name(), entity)
                        .compose(weighed -> offLoop.run(() -> Json.reply(200, DiagnosisShapes.why(cloud, weighed))))
                        .otherwise(silent -> silent());
    }

    private Future<Reply> harm(CloudView cloud, ProblemKey key, DiagnosisShapes.Filter filter) {
        return answered(
                engines.whatIf(cloud.name(), key),
                answer -> DiagnosisShapes.impact(cloud, key, model, new Harm(cloud, answer), filter));
    }

    private Future<Reply> answered(Future<WhatIf> answer, Function<WhatIf, Object> shape) {
        return answer.compose(found -> offLoop.run(() -> Json.reply(200, shape.apply(found))))
                .otherwise(silent -> silent());
    }

    private static DiagnosisShapes.Filter filter(Parameters parameters) {
        var flow = parameters.one(
                "flow",
                word -> Stream.of(Flow.values())
                        .filter(f -> f.word().equals(word))
                        .findFirst(),
                "right would be service, management or knowledge");
        Optional<Kind> kind = parameters.one("kind", Kind::of, "right would be a kind, such as server");
        return new DiagnosisShapes.Filter(flow, kind);
    }

    private static Future<Reply> unknown(EntityKey entity) {
        return Future.succeededFuture(Json.problem(
                404,
                "not-found",
                "No such " + entity.kind().label() + " is known",
                "Of what is not known nothing can be said."));
    }

    static Reply silent() {
        return Json.problem(
                        503,
                        "engine-silent",
                        "The engine does not answer",
                        "What was asked is known to the engine of this cloud alone. Ask again.")
                .with("Retry-After", "5");
    }
}
