package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Which projects feel the problems that are open, as the engines tell. Worked out once for all who look, and anew when the
 * problems or the cloud changed; who looks meanwhile is told what was so before, and when, rather than that they wait. For one event loop.
 */
public final class Feeling {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Comparator<Share> MOST_SERVERS_FIRST = Comparator.comparing(
                    (Share s) -> s.counts().getOrDefault(Kind.SERVER, 0), Comparator.reverseOrder())
            .thenComparing(s -> s.counts().values().stream().mapToInt(n -> n).sum(), Comparator.reverseOrder())
            .thenComparing(Share::cloud)
            .thenComparing(s -> s.project().map(EntityKey::id).orElse(""));

    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;
    private final Runnable late;
    private final Map<String, Recount<List<Share>>> counts = new HashMap<>();

    /** How many of each kind of a project feel it; project is empty for those of which none is known. */
    public record Share(String cloud, Optional<EntityKey> project, SortedMap<Kind, Integer> counts) {}

    /**
     * As those engines tell, which use that model.
     *
     * @param late called when an answer came after somebody was told what was so before
     */
    public Feeling(Engines engines, CausalModel model, OffLoop offLoop, Runnable late) {
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
        this.late = late;
    }

    /** Those of all clouds, the most servers first; empty where it is not known, as of the past. Called on an event loop. */
    public Future<Optional<Told<List<Share>>>> of(World world) {
        if (world.isPast() || world.isScoped()) {
            return Future.succeededFuture(Optional.empty());
        }
        var clouds = world.clouds().stream().map(this::of).toList();
        return Future.all(clouds)
                .map(all -> all.<Optional<Told<List<Share>>>>list().stream()
                        .reduce(Optional.of(Told.now(List.of())), Feeling::both)
                        .map(Feeling::sorted));
    }

    private static Optional<Told<List<Share>>> both(
            Optional<Told<List<Share>>> some, Optional<Told<List<Share>>> others) {
        return some.flatMap(s -> others.map(o -> new Told<>(
                Stream.concat(s.what().stream(), o.what().stream()).toList(), Told.earlier(s.asOf(), o.asOf()))));
    }

    private static Told<List<Share>> sorted(Told<List<Share>> shares) {
        return new Told<>(shares.what().stream().sorted(MOST_SERVERS_FIRST).toList(), shares.asOf());
    }

    private Future<Optional<Told<List<Share>>>> of(CloudView cloud) {
        var felt = cloud.problems().stream()
                .filter(problem -> !problem.impact().of(Flow.SERVICE).isEmpty())
                .toList();
        if (!felt.stream().allMatch(this::isKnown)) {
            return Future.succeededFuture(Optional.empty());
        }
        if (felt.isEmpty()) {
            counts.remove(cloud.name());
            return Future.succeededFuture(Optional.of(Told.now(List.of())));
        }
        return counts.computeIfAbsent(cloud.name(), name -> new Recount<>(PATIENCE, late))
                .of(Basis.of(cloud, felt), () -> ask(cloud, felt));
    }

    private Future<List<Share>> ask(CloudView cloud, List<Problem> felt) {
        var keys = felt.stream().map(Problem::key).toList();
        return engines.whatIf(cloud.name(), keys)
                .compose(answer -> offLoop.run(() -> shares(cloud, new Harm(cloud, answer))));
    }

    /** One of an older model may still be open; of that no engine can tell who suffers. */
    private boolean isKnown(Problem problem) {
        return model.problem(problem.key().name())
                .filter(type -> type.kind() == problem.key().entity().kind())
                .isPresent();
    }

    private static List<Share> shares(CloudView cloud, Harm harm) {
        var shares = new ArrayList<Share>();
        harm.byProject(Flow.SERVICE).forEach((project, kinds) -> shares.add(new Share(cloud.name(), project, kinds)));
        return List.copyOf(shares);
    }
}
