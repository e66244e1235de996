package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.EntityQuery;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Part;
import io.vioscope.web.view.Places;
import io.vioscope.web.view.Places.AlarmBy;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Sufferings;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The JSON under {@code /api/v1}. Each method is a {@code View}. */
public final class Api {
    private static final int PAGE = 100;

    private final FactLog log;
    private final OffLoop offLoop;
    private final Placements placements;
    private final Problems problems;
    private final Diagnoses diagnoses;

    /** The JSON of what is believed, of that log, and of what engines answer that use that model. */
    public Api(FactLog log, Engines engines, CausalModel model, Sufferings sufferings, OffLoop offLoop) {
        this.log = log;
        this.offLoop = offLoop;
        this.placements = new Placements(log, offLoop);
        this.problems = new Problems(log, sufferings, offLoop);
        this.diagnoses = new Diagnoses(engines, model, offLoop);
    }

    /** {@code entities?q=&sort=&cursor=&limit=}: a list of entities. */
    public Future<Reply> entities(Ask ask) {
        var parameters = new Parameters(ask);
        var query = Words.inEnglish(() -> EntityQuery.parse(ask.query(), parameters.limit(PAGE)));
        parameters.wrong(query.errors());
        return answer(parameters, () -> {
            var result = query.rows(ask.world());
            var items = result.rows().stream()
                    .map(row -> Shapes.entity(ask.world(), row))
                    .toList();
            return Json.reply(
                    200, Shapes.page(ask.world().clouds(), items, result.next().orElse(null)));
        });
    }

    /** {@code entities/{kind}/{id}?cloud=}: one entity. */
    public Future<Reply> entity(Ask ask) {
        var parameters = new Parameters(ask);
        var kind = Kind.of(ask.parts().get(0));
        var id = ask.parts().get(1);
        if (kind.isEmpty() || !EntityKey.isValidId(id)) {
            return Future.succeededFuture(
                    Json.problem(404, "not-found", "Not found", "There is no such kind of entity, or no such id."));
        }
        var clouds = parameters.oneCloud();
        return answer(parameters, () -> entity(ask, clouds.get(0), new EntityKey(kind.get(), id)));
    }

    private static Reply entity(Ask ask, CloudView cloud, EntityKey key) {
        var found = cloud.get(key);
        if (found.isPresent()) {
            return Json.reply(200, Shapes.whole(cloud, found.get(), ask.world()));
        }
        if (ask.world().isScoped()) {
            return Json.problem(404, "not-found", "Not found", "There is none of that id in what you may see.");
        }
        var complete = cloud.snapshot().sight().completeAt(key.kind());
        var detail = complete.map(at -> "Not among those listed in full at " + Texts.rfc3339(at) + ".")
                .orElse("Not known, and its kind was not read in full since the start: it may well exist.");
        return Json.problem(404, "not-found", "No such " + key.kind().label() + " is known", detail);
    }

    /** {@code entities/server/{id}/placement?cloud=&at=}: where a server was, also one that is gone. */
    public Future<Reply> placement(Ask ask) {
        return placements.answer(ask);
    }

    /** {@code sources}: every source. */
    public Future<Reply> sources(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.clouds();
        return answer(parameters, () -> {
            var items = clouds.stream()
                    .flatMap(c -> c.sources().stream().map(Shapes::source))
                    .toList();
            return Json.reply(200, Shapes.page(clouds, items, null));
        });
    }

    private record Owned(CloudView cloud, Alarm alarm) {}

    /** {@code alarms?cloud=&sort=&cursor=&limit=}: every alarm that is on. */
    public Future<Reply> alarms(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.clouds();
        var limit = parameters.limit(Integer.MAX_VALUE);
        var sort = parameters.sort(AlarmBy.SEVERITY);
        var sequence = parameters.sequence("alarms", "", sort);
        var after = parameters.place(sequence);
        return answer(parameters, () -> {
            var part = Part.of(
                    alarms(clouds),
                    o -> Places.of(sort.by(), o.alarm(), o.cloud().name()),
                    sequence,
                    after,
                    limit);
            var items = part.rows().stream()
                    .map(o -> Shapes.alarm(o.cloud(), o.alarm()))
                    .toList();
            return Json.reply(200, Shapes.page(clouds, items, part.next().orElse(null)));
        });
    }

    private static List<Owned> alarms(List<CloudView> clouds) {
        return clouds.stream()
                .flatMap(c -> c.snapshot().state().alarms().active().stream().map(a -> new Owned(c, a)))
                .toList();
    }

    /** {@code problems?cloud=&q=&sort=&cursor=&limit=}: the problems that are open. */
    public Future<Reply> problems(Ask ask) {
        return problems.list(ask);
    }

    /** {@code problems/{number}?cloud=}: one problem with its verdict, also one that is over. */
    public Future<Reply> problem(Ask ask) {
        return problems.answer(ask);
    }

    /** {@code problems/{number}/evidence?cloud=&standing=}: why it is, or was last, held to be the cause; not paged. */
    public Future<Reply> evidence(Ask ask) {
        return problems.evidence(ask);
    }

    /** {@code problems/{number}/impact?cloud=&flow=&kind=}: all who suffer from a problem that is open; not paged. */
    public Future<Reply> impact(Ask ask) {
        return diagnoses.impact(ask);
    }

    /** {@code what-if?entity=&problem=&cloud=&flow=&kind=}: all who would suffer from a problem; not paged. */
    public Future<Reply> whatIf(Ask ask) {
        return diagnoses.whatIf(ask);
    }

    /** {@code POST what-if?cloud=&flow=&kind=} with that body: all who would suffer from problems that are there together; not paged. */
    public Future<Reply> whatIf(Ask ask, String body) {
        return diagnoses.whatIf(ask, body);
    }

    /** {@code entities/{kind}/{id}/why?cloud=}: how each problem that it can have was weighed; not paged. */
    public Future<Reply> why(Ask ask) {
        return diagnoses.why(ask);
    }

    /** {@code rules?kind=&q=}: every problem that can be, and how it shows; not paged. */
    public Future<Reply> rules(Ask ask) {
        return diagnoses.rules(ask);
    }

    /** {@code rules/learned?cloud=}: what was learned of each problem of which something was; not paged. */
    public Future<Reply> learned(Ask ask) {
        return diagnoses.learned(ask);
    }

    /** {@code rules/learned.yaml?cloud=}: the same as a file that can be added to the causal model. */
    public Future<Reply> learnedModel(Ask ask) {
        return diagnoses.learnedModel(ask);
    }

    /** {@code facts?cloud=&after=&limit=}: recorded facts, oldest first. */
    public Future<Reply> facts(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.oneCloud();
        var limit = parameters.limit(PAGE);
        var after = parameters.number("after", 0);
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        return log.facts(clouds.get(0).name(), after, limit)
                .compose(rows -> offLoop.run(() -> facts(clouds, rows, limit)))
                .otherwise(failure -> Json.problem(
                                503,
                                "fact-log-away",
                                "The facts cannot be read",
                                "The database is away. Nothing is lost: ask again with the same after.")
                        .with("Retry-After", "5"));
    }

    private static Reply facts(List<CloudView> clouds, List<FactRow> rows, int limit) {
        var items = rows.stream().map(Json.FactJson::of).toList();
        var next = rows.size() < limit ? null : rows.get(rows.size() - 1).seq();
        return Json.reply(200, Shapes.page(clouds, items, next));
    }

    /** What there is not. */
    public static Reply notFound() {
        return Json.problem(
                404,
                "not-found",
                "Not found",
                "There is nothing at this address. What there is, and how it is asked for, stands in /openapi.yaml.");
    }

    private Future<Reply> answer(Parameters parameters, Supplier<Reply> right) {
        return parameters.errors().isEmpty()
                ? offLoop.run(right)
                : Future.succeededFuture(Json.badRequest(Map.copyOf(parameters.errors())));
    }
}
