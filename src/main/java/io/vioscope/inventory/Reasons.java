package io.vioscope.inventory;

import io.vioscope.model.Fact;
import io.vioscope.model.Migration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Joins what changed with what the same report says of why. */
final class Reasons {
    private Reasons() {}

    /** The facts, each with its reason where the report tells one. */
    static void join(List<Fact> facts, Report.Beyond beyond) {
        if (!beyond.migrations().isEmpty() || !beyond.actions().isEmpty()) {
            facts.replaceAll(fact -> with(fact, beyond));
        }
    }

    private static Fact with(Fact fact, Report.Beyond beyond) {
        if (fact instanceof Fact.ServerMoved moved) {
            var migration = of(moved, beyond.migrations()).orElse(moved.by());
            return new Fact.ServerMoved(moved.key(), moved.name(), moved.from(), moved.to(), migration);
        }
        if (fact instanceof Fact.StatusChanged changed && beyond.actions().containsKey(changed.key())) {
            var action = beyond.actions().get(changed.key());
            return new Fact.StatusChanged(changed.key(), changed.name(), changed.from(), changed.to(), action);
        }
        return fact;
    }

    /** The last migration of that server to where it is now. */
    private static Optional<Migration> of(Fact.ServerMoved moved, List<Migration> migrations) {
        return migrations.stream()
                .filter(m -> m.server().equals(moved.key()) && moved.to().equals(m.to()))
                .max(Comparator.comparing(Migration::updatedAt));
    }
}
