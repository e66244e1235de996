package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which projects suffer from each open problem, as the engines tell. Worked out once for all who look, and anew when the problem
 * or the cloud changed; who looks meanwhile is told what was so before, and when. For one event loop.
 */
public final class Sufferings {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int MOST = 500;

    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;
    private final Runnable late;
    private final Map<Place, Recount<Suffering>> counts = new LinkedHashMap<>();

    private record Place(String cloud, long number) {}

    /**
     * As those engines tell, which use that model.
     *
     * @param late called when an answer came after somebody was told what was so before
     */
    public Sufferings(Engines engines, CausalModel model, OffLoop offLoop, Runnable late) {
        this.late = late;
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** Whether that can be asked at all: not of the past, and not for who is told of some projects only. */
    public static boolean isTold(World world) {
        return !world.isPast() && !world.isScoped();
    }

    /** Those that suffer from an open problem of a cloud; empty where it is not known. Called on an event loop. */
    public Future<Optional<Told<Suffering>>> of(World world, CloudView cloud, Problem problem) {
        if (problem.impact().counts().isEmpty()) {
            return Future.succeededFuture(Optional.of(Told.now(Suffering.NOBODY)));
        }
        if (!isTold(world) || !isAskable(problem)) {
            return Future.succeededFuture(Optional.empty());
        }
        return count(new Place(cloud.name(), problem.number()))
                .of(Basis.of(cloud, List.of(problem)), () -> ask(cloud, problem));
    }

    /**
     * The same of every open problem of all clouds, one after the other; those of which it is not known are left out, and so are
     * those of which only what was so before is known.
     */
    public Future<Map<Problem, Suffering>> all(World world) {
        if (!isTold(world)) {
            return Future.succeededFuture(Map.of());
        }
        var found = new IdentityHashMap<Problem, Suffering>();
        Future<Void> told = Future.succeededFuture();
        for (var cloud : world.clouds()) {
            for (var problem : cloud.problems()) {
                told = told.compose(before -> of(world, cloud, problem)).map(answer -> {
                    answer.filter(now -> now.asOf().isEmpty()).ifPresent(now -> found.put(problem, now.what()));
                    return null;
                });
            }
        }
        return told.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .map(done -> new IdentityHashMap<>(found));
    }

    private Recount<Suffering> count(Place place) {
        var known = counts.remove(place);
        var count = known == null ? new Recount<Suffering>(PATIENCE, late) : known;
        counts.put(place, count);
        while (counts.size() > MOST) {
            counts.remove(counts.keySet().iterator().next());
        }
        return count;
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
