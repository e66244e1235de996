package io.vioscope.engine.past;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.CloudState.SourceState;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.WindowFact;
import io.vioscope.rca.Problems;
import io.vioscope.rca.learn.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes facts back, the newest first, from a state that they led to. What no fact touched is shared with that state. What
 * was learned is not taken back: the state before has learned nothing. Of problems and maintenance windows that were over
 * it has those that the later state still has, and those that ended since. For one thread, used once.
 */
public final class Undo {
    private final CloudState later;
    private final UndoInventory inventory;
    private final UndoAlarms alarms = new UndoAlarms();
    private final Map<Long, ProblemFact> problems = new TreeMap<>();
    private final Map<SourceId, SourceStatus> sources = new TreeMap<>();
    private final Map<Long, Optional<MaintenanceWindow>> windows = new TreeMap<>();
    private long seq;

    /** Nothing is taken back yet. */
    public Undo(CloudState later) {
        this.later = later;
        this.inventory = new UndoInventory(later.inventory());
        this.seq = later.seq();
    }

    /** The number of the last fact that is not taken back. */
    public long seq() {
        return seq;
    }

    /** Takes back the fact of number {@link #seq}. */
    public void take(Fact fact) {
        seq--;
        inventory.take(fact);
        alarms.take(fact);
        if (fact instanceof Fact.SourceChanged f) {
            sources.put(f.source(), f.from());
        } else if (fact instanceof ProblemFact f) {
            problems.put(f.problem().number(), f);
        } else if (fact instanceof WindowFact f) {
            windows.put(f.window().number(), f.match(set -> Optional.empty(), ended -> Optional.of(ended.window())));
        }
    }

    /** What the facts that were taken back do not say. */
    public Needs needs() {
        var lives = new TreeMap<Long, EntityKey>();
        problems.forEach((number, fact) -> {
            if (number <= seq) {
                lives.put(number, fact.problem().key().entity());
            }
        });
        var seen = new TreeSet<SourceId>();
        sources.forEach((source, status) -> {
            if (status != SourceStatus.NEVER) {
                seen.add(source);
            }
        });
        return new Needs(alarms.needs(), lives, seen, inventory.needs());
    }

    /**
     * The state after fact {@link #seq}, which is the last fact of a step. To be asked once.
     *
     * @param before facts up to {@link #seq}, in order; at least those that {@link #needs} wants
     * @return empty if one of these is not there
     */
    public Optional<CloudState> state(List<Dated> before) {
        var facts = before.stream().map(Dated::fact).toList();
        var on = alarms.before(later.alarms(), facts);
        var looks = sources(before);
        var causes = problems(before);
        if (on.isEmpty() || looks.isEmpty() || causes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CloudState(
                later.cloud(),
                seq,
                inventory.before(facts),
                on.get(),
                causes.get(),
                Learned.nothing(),
                windows(),
                looks.get()));
    }

    private Optional<Map<SourceId, SourceState>> sources(List<Dated> before) {
        var next = new TreeMap<>(later.sources());
        next.keySet().removeAll(sources.keySet());
        before.forEach(d -> {
            if (d.fact() instanceof Fact.SourceChanged f && sources.containsKey(f.source())) {
                next.put(f.source(), new SourceState(f.to(), d.at(), f.why()));
            }
        });
        return next.keySet().containsAll(needs().sources()) ? Optional.of(next) : Optional.empty();
    }

    private Optional<Problems> problems(List<Dated> before) {
        var open = new ArrayList<>(later.problems().open().values());
        var over = new ArrayList<>(later.problems().ended());
        open.removeIf(p -> problems.containsKey(p.number()));
        over.removeIf(e -> problems.containsKey(e.problem().number()));
        var lives = ProblemAt.of(before);
        for (var number : needs().problems().keySet()) {
            var life = lives.get(number);
            if (life == null) {
                return Optional.empty();
            }
            life.match(open::add, over::add);
        }
        return Optional.of(Problems.of(open, over));
    }

    private Windows windows() {
        var open = new TreeMap<>(later.windows().open());
        var over = new ArrayList<>(later.windows().ended());
        over.removeIf(e -> windows.containsKey(e.window().number()));
        windows.forEach(
                (number, window) -> window.ifPresentOrElse(w -> open.put(number, w), () -> open.remove(number)));
        return Windows.of(List.copyOf(open.values()), over);
    }
}
