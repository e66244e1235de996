package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which projects suffer from each open problem, as the engines tell. Worked out once for all who look, and anew when the problem
 * or the cloud changed; who looks meanwhile is told what was so before. For one event loop.
 */
public final class Sufferings {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int MOST = 500;

    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;
    private final Map<Place, Made> made = new LinkedHashMap<>();

    private record Place(String cloud, long number) {}

    /** What was worked out of that problem and those entities, and what was known before that. */
    private record Made(
            Problem problem,
            Inventory inventory,
            Future<Suffering> answer,
            @Nullable Suffering before) {
        @SuppressWarnings(
                "ReferenceEquality") // Both are immutable and kept where nothing changed; comparing all is dear.
        private boolean isGoodFor(Problem other, Inventory of) {
            return !answer.failed() && (!answer.isComplete() || (problem == other && inventory == of));
        }

        private @Nullable Suffering last() {
            return answer.succeeded() ? answer.result() : before;
        }
    }

    /** As those engines tell, which use that model. */
    public Sufferings(Engines engines, CausalModel model, OffLoop offLoop) {
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** Whether that can be asked at all: not of the past, and not for who is told of some projects only. */
    public static boolean isTold(World world) {
        return !world.isPast() && !world.isScoped();
    }

    /** Those that suffer from an open problem of a cloud; empty where it is not known. Called on an event loop. */
    public Future<Optional<Suffering>> of(World world, CloudView cloud, Problem problem) {
        if (problem.impact().counts().isEmpty()) {
            return Future.succeededFuture(Optional.of(Suffering.NOBODY));
        }
        if (!isTold(world) || !isAskable(problem)) {
            return Future.succeededFuture(Optional.empty());
        }
        var now = made(cloud, problem);
        return now.answer()
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(Optional::of)
                .otherwise(late -> Optional.ofNullable(now.last()));
    }

    /** The same of every open problem of all clouds, one after the other; those of which it is not known are left out. */
    public Future<Map<Problem, Suffering>> all(World world) {
        if (!isTold(world)) {
            return Future.succeededFuture(Map.of());
        }
        var found = new IdentityHashMap<Problem, Suffering>();
        Future<Void> told = Future.succeededFuture();
        for (var cloud : world.clouds()) {
            for (var problem : cloud.problems()) {
                told = told.compose(before -> of(world, cloud, problem)).map(suffering -> {
                    suffering.ifPresent(s -> found.put(problem, s));
                    return null;
                });
            }
        }
        return told.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .map(done -> new IdentityHashMap<>(found));
    }

    private Made made(CloudView cloud, Problem problem) {
        var place = new Place(cloud.name(), problem.number());
        var inventory = cloud.snapshot().state().inventory();
        var known = made.remove(place);
        var now = known != null && known.isGoodFor(problem, inventory)
                ? known
                : new Made(problem, inventory, ask(cloud, problem), known == null ? null : known.last());
        made.put(place, now);
        while (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
        return now;
    }

    private Future<Suffering> ask(CloudView cloud, Problem problem) {
        return engines.whatIf(cloud.name(), problem.key())
                .compose(answer -> offLoop.run(() -> Suffering.of(new Harm(cloud, answer))));
    }

    /** One of an older model may still be open; of that no engine can tell who suffers. */
    boolean isAskable(Problem problem) {
        return model.problem(problem.key().name())
                .filter(type -> type.kind() == problem.key().entity().kind())
                .isPresent();
    }
}
