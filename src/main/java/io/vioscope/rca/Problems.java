package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The problems that are open in one cloud. Immutable. */
public final class Problems {
    private static final Problems NONE = new Problems(new TreeMap<>());

    private final SortedMap<ProblemKey, Problem> open;

    private Problems(SortedMap<ProblemKey, Problem> open) {
        this.open = open;
    }

    /** No problem is open. */
    public static Problems none() {
        return NONE;
    }

    /** The problem of that key, if it is open. */
    public Optional<Problem> get(ProblemKey key) {
        return Optional.ofNullable(open.get(key));
    }

    /** The problem of that number, if it is open. */
    public Optional<Problem> of(long number) {
        return open.values().stream().filter(p -> p.number() == number).findFirst();
    }

    /** Those whose cause is that entity. */
    public List<Problem> of(EntityKey entity) {
        return open.values().stream()
                .filter(p -> p.key().entity().equals(entity))
                .toList();
    }

    /** All that are open, by key. */
    public SortedMap<ProblemKey, Problem> open() {
        return Collections.unmodifiableSortedMap(open);
    }

    /** The problems after those facts; facts of other kinds are passed over. */
    public Problems apply(List<Fact> facts) {
        var next = new TreeMap<>(open);
        for (var fact : facts) {
            if (fact instanceof Fact.ProblemOpened f) {
                next.put(f.problem().key(), f.problem());
            } else if (fact instanceof Fact.ProblemRevised f) {
                next.put(f.problem().key(), f.problem());
            } else if (fact instanceof Fact.ProblemResolved f) {
                next.remove(f.problem().key());
            }
        }
        return next.equals(open) ? this : new Problems(next);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problems that && open.equals(that.open);
    }

    @Override
    public int hashCode() {
        return open.hashCode();
    }

    @Override
    public String toString() {
        return open.size() + " problems";
    }
}
