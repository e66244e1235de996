package io.vioscope.source.trap;

import io.vertx.core.Future;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Report.Beyond;
import io.vioscope.inventory.Report.Details;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Sees nothing of its own: it adds to the entities of a cloud what traps have said of them and is still held to be so. */
final class TrapSource implements Source {
    private final Function<Instant, Details> held;
    private final Set<Kind> adds;
    private final PollTimes times;

    TrapSource(Function<Instant, Details> held, Set<Kind> adds, InstantSource clock) {
        this.held = held;
        this.adds = Set.copyOf(adds);
        this.times = new PollTimes(clock);
    }

    @Override
    public SourceId id() {
        return Traps.ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of();
    }

    @Override
    public Set<Kind> adds() {
        return adds;
    }

    @Override
    public Future<Report> poll(Look look) {
        var at = times.next();
        return Future.succeededFuture(new Report(
                id(),
                at,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(),
                new Completeness.Complete(),
                List.of(),
                List.of(),
                Set.of(),
                new Beyond(Map.of(), held.apply(at))));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
