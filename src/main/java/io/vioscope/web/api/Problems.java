package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Problem;
import io.vioscope.web.api.ProblemShapes.ProblemJson;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import java.util.Comparator;
import java.util.List;

/** Problems as JSON. */
final class Problems {
    private final FactLog log;
    private final OffLoop offLoop;

    Problems(FactLog log, OffLoop offLoop) {
        this.log = log;
        this.offLoop = offLoop;
    }

    private record Owned(CloudView cloud, Problem problem) {}

    /** Those that are open, as pages show them. */
    static List<ProblemJson> items(List<CloudView> clouds) {
        return clouds.stream()
                .flatMap(c -> c.problems().stream().map(p -> new Owned(c, p)))
                .sorted(Comparator.comparing(Owned::problem, CloudView.ANNOUNCED_THEN_HEAVIEST))
                .map(o -> ProblemShapes.item(o.cloud, o.problem))
                .toList();
    }

    /** {@code problems/{number}?cloud=}: the one that is open, or what is recorded of one that is over. */
    Future<Reply> answer(Ask ask) {
        var parameters = new Parameters(ask);
        var number = ProblemLife.number(ask.parts().get(0));
        if (number.isEmpty()) {
            return Future.succeededFuture(
                    Json.problem(404, "not-found", "Not found", "A problem is named by a number."));
        }
        var clouds = parameters.oneCloud();
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var cloud = clouds.get(0);
        if (ask.world().isScoped() && cloud.problem(number.get()).isEmpty()) {
            return Future.succeededFuture(Json.problem(
                    404, "not-found", "No such problem is known", "No problem of this number hurts what you may see."));
        }
        return cloud.problem(number.get()).isPresent()
                        || cloud.ended(number.get()).isPresent()
                ? offLoop.run(() -> reply(cloud, number.get(), List.of()))
                : recorded(cloud, number.get());
    }

    private Future<Reply> recorded(CloudView cloud, long number) {
        return log.problem(cloud.name(), number)
                .compose(facts -> offLoop.run(() -> reply(cloud, number, facts)))
                .otherwise(failure -> Json.problem(
                                503,
                                "fact-log-away",
                                "The facts cannot be read",
                                "No problem of this number is open. The database is away, so that whether there was"
                                        + " one is not known now. Ask again.")
                        .with("Retry-After", "5"));
    }

    private static Reply reply(CloudView cloud, long number, List<Dated> facts) {
        return ProblemLife.of(cloud, number, facts)
                .map(life -> Json.reply(200, ProblemShapes.whole(life)))
                .orElseGet(() -> Json.problem(
                        404,
                        "not-found",
                        "No such problem is known",
                        "No problem of this number is open, and none is recorded."));
    }
}
