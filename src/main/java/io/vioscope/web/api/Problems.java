package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Evidence;
import io.vioscope.model.Problem;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Part;
import io.vioscope.web.view.Places;
import io.vioscope.web.view.Places.ProblemBy;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemMatcher;
import io.vioscope.web.view.ProblemQuery;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Sufferings;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Problems as JSON. */
final class Problems {
    private final FactLog log;
    private final Sufferings sufferings;
    private final OffLoop offLoop;

    Problems(FactLog log, Sufferings sufferings, OffLoop offLoop) {
        this.sufferings = sufferings;
        this.log = log;
        this.offLoop = offLoop;
    }

    private record Owned(CloudView cloud, Problem problem) {}

    /** {@code problems?cloud=&q=&sort=&cursor=&limit=}: those that are open. */
    Future<Reply> list(Ask ask) {
        var query = Words.inEnglish(() -> ProblemQuery.parse(ask.query().getOrDefault("q", "")));
        return Words.inEnglish(() -> ProblemMatcher.of(ask.world(), query, sufferings))
                .compose(matcher ->
                        matcher.isSilent() ? Future.succeededFuture(Diagnoses.silent()) : list(ask, matcher));
    }

    private Future<Reply> list(Ask ask, ProblemMatcher matcher) {
        var parameters = new Parameters(ask);
        if (!matcher.errors().isEmpty()) {
            parameters.wrong(Map.of("q", String.join(" ", matcher.errors())));
        }
        var limit = parameters.limit(Integer.MAX_VALUE);
        var sort = parameters.sort(ProblemBy.WEIGHT);
        var sequence = parameters.sequence("problems", ask.query().getOrDefault("q", ""), sort);
        var after = parameters.place(sequence);
        var clouds = parameters.clouds();
        return parameters.errors().isEmpty()
                ? offLoop.run(() -> {
                    var part = Part.of(
                            wanted(clouds, matcher),
                            o -> Places.of(sort.by(), o.problem(), o.cloud().name()),
                            sequence,
                            after,
                            limit);
                    var items = part.rows().stream()
                            .map(o -> ProblemShapes.item(o.cloud(), o.problem()))
                            .toList();
                    return Json.reply(
                            200, Shapes.page(clouds, items, part.next().orElse(null)));
                })
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    private static List<Owned> wanted(List<CloudView> clouds, ProblemMatcher matcher) {
        return clouds.stream()
                .flatMap(c -> c.problems().stream().filter(matcher::wants).map(p -> new Owned(c, p)))
                .toList();
    }

    /** {@code problems/{number}?cloud=}: the one that is open, or what is recorded of one that is over. */
    Future<Reply> answer(Ask ask) {
        return found(ask, life -> Json.reply(200, ProblemShapes.whole(life)));
    }

    /** {@code problems/{number}/evidence?cloud=&standing=}: why it is, or was last, held to be the cause; not paged. */
    Future<Reply> evidence(Ask ask) {
        var standing = Optional.ofNullable(ask.query().get("standing"))
                .filter(word -> !word.isEmpty())
                .map(Evidence.Standing::of);
        return found(ask, life -> Json.reply(200, EvidenceShapes.of(life, standing)));
    }

    private Future<Reply> found(Ask ask, Function<ProblemLife, Reply> shape) {
        var parameters = new Parameters(ask);
        var number = ProblemLife.number(ask.parts().get(0));
        if (number.isEmpty()) {
            return Future.succeededFuture(noNumber());
        }
        var clouds = parameters.oneCloud();
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var cloud = clouds.get(0);
        var isKnown = cloud.problem(number.get()).isPresent()
                || cloud.ended(number.get()).isPresent();
        if (ask.world().isScoped() && cloud.problem(number.get()).isEmpty()) {
            return Future.succeededFuture(unknown(ask.world()));
        }
        return isKnown
                ? offLoop.run(() -> reply(ask.world(), cloud, number.get(), List.of(), shape))
                : ask.world()
                        .problem(log, cloud, number.get())
                        .compose(facts -> offLoop.run(() -> reply(ask.world(), cloud, number.get(), facts, shape)))
                        .otherwise(failure -> away());
    }

    private static Reply reply(
            World world, CloudView cloud, long number, List<Dated> facts, Function<ProblemLife, Reply> shape) {
        return ProblemLife.of(cloud, number, facts).map(shape).orElseGet(() -> unknown(world));
    }

    static Reply noNumber() {
        return Json.problem(404, "not-found", "Not found", "A problem is named by a number.");
    }

    /** That there is none of that number in what is shown. */
    static Reply unknown(World world) {
        var why = world.isScoped()
                ? "No problem of this number hurts what you may see."
                : world.isPast()
                        ? "No problem of this number was known then."
                        : "No problem of this number is open, and none is recorded.";
        return Json.problem(404, "not-found", "No such problem is known", why);
    }

    static Reply away() {
        return Json.problem(
                        503,
                        "fact-log-away",
                        "The facts cannot be read",
                        "No problem of this number is open. The database is away, so that whether there was"
                                + " one is not known now. Ask again.")
                .with("Retry-After", "5");
    }
}
