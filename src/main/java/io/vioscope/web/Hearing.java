package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.bus.Bus;
import io.vioscope.model.Fact;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells engines what operators say of problems, and makes an answer of what came of it. */
final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bus bus;

    Hearing(Bus bus) {
        this.bus = bus;
    }

    /**
     * Tells the engine of a cloud.
     *
     * @param wrong what to answer where something is wrong, by field
     * @param done  what to answer of the fact that came of it
     */
    Future<Reply> tell(
            String cloud,
            ProblemOrder order,
            Function<Map<String, String>, Future<Reply>> wrong,
            Function<Fact, Reply> done) {
        LOG.info("{} is told: {}", cloud, order);
        return bus.ask(Bus.problems(cloud), order, PATIENCE)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(outcome -> outcome.isEmpty()
                        ? Future.succeededFuture(
                                Json.problem(503, "engine-away", "No answer", "The cloud's engine does not answer."))
                        : outcome.get()
                                .match(
                                        did -> Future.succeededFuture(done.apply(did.fact())),
                                        refused -> wrong.apply(refused.wrong()),
                                        noSuch -> Future.succeededFuture(noSuch()),
                                        late -> Future.succeededFuture(late())));
    }

    static Reply noSuch() {
        return Json.problem(
                404,
                "not-found",
                "Not found",
                "No such problem is open. One that is over may be judged and noted as long as it is one of the last.");
    }

    static Reply late() {
        return Json.problem(
                412,
                "changed-meanwhile",
                "Precondition failed",
                "The problem is not as If-Match has it: look at it again, then say what is to be done.");
    }
}
