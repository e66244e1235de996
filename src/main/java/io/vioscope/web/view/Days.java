package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.model.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what was opened in the last 24 hours, from the database and from what is open now, so that neither a database that
 * is a moment behind nor one that is away hides what is open. In which hours anything is recorded is asked once an hour: of an
 * hour that is over that does not change, and this server knows by itself that it runs.
 */
public final class Days {
    private final FactLog log;
    private final InstantSource clock;
    private final Instant since;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /** How many facts there were between those moments, in those clouds. */
    private record Known(List<Instant> edges, Map<String, Long> upTo, List<Long> facts) {}

    /** The days of that log; the server has run from now on. */
    public Days(FactLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The last day of what is shown. The future fails while the database is away. */
    public Future<LastDay> of(World world) {
        var then = world.then();
        var now = then == null ? clock.instant() : then.at();
        var edges = LastDay.edges(now);
        var upTo = upTo(world);
        return facts(edges, upTo, world.isPast())
                .compose(facts -> log.opened(upTo, edges.get(0), edges.get(edges.size() - 1))
                        .map(opened -> LastDay.of(now, then == null ? since : null, facts, merged(world, opened))));
    }

    /** Of each of the hours of {@link LastDay#edges} up to a moment, whether anything is recorded, or this server ran. */
    public Future<List<Boolean>> recorded(World world, Instant now) {
        return facts(LastDay.edges(now), upTo(world), world.isPast())
                .map(facts -> LastDay.of(now, world.isPast() ? null : since, facts, List.of()).hours().stream()
                        .map(LastDay.Hour::recorded)
                        .toList());
    }

    /** Since when this server runs. */
    public Instant since() {
        return since;
    }

    private static Map<String, Long> upTo(World world) {
        return world.clouds().stream()
                .collect(Collectors.toMap(CloudView::name, c -> world.isPast() ? c.seq() : Long.MAX_VALUE));
    }

    private Future<List<Long>> facts(List<Instant> edges, Map<String, Long> upTo, boolean isPast) {
        var before = known.get();
        if (before != null && before.edges().equals(edges) && before.upTo().equals(upTo)) {
            return Future.succeededFuture(before.facts());
        }
        return log.factsBetween(upTo, edges).onSuccess(facts -> {
            if (!isPast) {
                known.set(new Known(edges, upTo, facts));
            }
        });
    }

    /** What is open now is known better than it is recorded. */
    private static List<Opened> merged(World world, List<Opened> recorded) {
        var all = new HashMap<String, Opened>();
        recorded.forEach(p -> all.put(p.cloud() + " " + p.number(), p));
        for (var cloud : world.clouds()) {
            cloud.problems().stream()
                    .filter(p -> p.phase() != Problem.Phase.PROVISIONAL)
                    .map(p -> new Opened(cloud.name(), p.number(), p.severity(), p.openedAt()))
                    .forEach(p -> all.put(p.cloud() + " " + p.number(), p));
        }
        return List.copyOf(all.values());
    }
}
