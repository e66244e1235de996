package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.inventory.Inventory;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which projects feel the problems that are open, as the engines tell. Worked out once for all who look, and anew when the
 * problems or the cloud changed; who looks meanwhile is told what was so before, rather than that they wait. For one event loop.
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
    private final Map<String, Made> made = new HashMap<>();

    /** How many of each kind of a project feel it; project is empty for those of which none is known. */
    public record Share(String cloud, Optional<EntityKey> project, SortedMap<Kind, Integer> counts) {}

    /** What was worked out of which problems and entities, and what was known before that. */
    private record Made(
            List<Problem> problems,
            Inventory inventory,
            Future<List<Share>> shares,
            @Nullable List<Share> before) {
        @SuppressWarnings(
                "ReferenceEquality") // Both are immutable and kept where nothing changed; comparing all is dear.
        private boolean isOf(List<Problem> others, Inventory other) {
            var same = problems.size() == others.size() && inventory == other;
            for (var i = 0; same && i < problems.size(); i++) {
                same = problems.get(i) == others.get(i);
            }
            return same;
        }

        private @Nullable List<Share> last() {
            return shares.succeeded() ? shares.result() : before;
        }
    }

    /** As those engines tell, which use that model. */
    public Feeling(Engines engines, CausalModel model) {
        this.engines = engines;
        this.model = model;
    }

    /** Those of all clouds, the most servers first; empty where it is not known, as of the past. Called on an event loop. */
    public Future<Optional<List<Share>>> of(World world) {
        if (world.isPast() || world.isScoped()) {
            return Future.succeededFuture(Optional.empty());
        }
        var clouds = world.clouds().stream().map(this::of).toList();
        return Future.all(clouds)
                .map(all -> all.<Optional<List<Share>>>list().stream()
                        .reduce(Optional.of(List.of()), Feeling::both)
                        .map(shares ->
                                shares.stream().sorted(MOST_SERVERS_FIRST).toList()));
    }

    private static Optional<List<Share>> both(Optional<List<Share>> some, Optional<List<Share>> others) {
        return some.flatMap(
                s -> others.map(o -> Stream.concat(s.stream(), o.stream()).toList()));
    }

    private Future<Optional<List<Share>>> of(CloudView cloud) {
        var felt = cloud.problems().stream()
                .filter(problem -> !problem.impact().of(Flow.SERVICE).isEmpty())
                .toList();
        if (!felt.stream().allMatch(this::isKnown)) {
            return Future.succeededFuture(Optional.empty());
        }
        if (felt.isEmpty()) {
            made.remove(cloud.name());
            return Future.succeededFuture(Optional.of(List.of()));
        }
        var now = made(cloud, felt);
        return now.shares()
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(Optional::of)
                .otherwise(late -> Optional.ofNullable(now.last()));
    }

    private Made made(CloudView cloud, List<Problem> felt) {
        var known = made.get(cloud.name());
        var inventory = cloud.snapshot().state().inventory();
        if (known != null
                && (!known.shares().isComplete() || known.isOf(felt, inventory))
                && !known.shares().failed()) {
            return known;
        }
        var keys = felt.stream().map(Problem::key).toList();
        var shares = engines.whatIf(cloud.name(), keys).map(answer -> shares(cloud, new Harm(cloud, answer)));
        var now = new Made(felt, inventory, shares, known == null ? null : known.last());
        made.put(cloud.name(), now);
        return now;
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
