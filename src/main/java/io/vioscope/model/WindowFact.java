package io.vioscope.model;

import java.util.function.Function;

/** A step in the life of a maintenance window; each carries the window. */
public sealed interface WindowFact extends Fact {
    /** The window. */
    MaintenanceWindow window();

    @Override
    default EntityKey subject() {
        return window().scope();
    }

    @Override
    default boolean isNews() {
        return false;
    }

    /** An operator said that something is being worked on. Its own number is that of the window. */
    record Set(MaintenanceWindow window) implements WindowFact {
        @Override
        public String word() {
            return "maintenance_set";
        }
    }

    /** A maintenance window is over; carries what it was. */
    record Ended(MaintenanceWindow window, End why) implements WindowFact {
        @Override
        public String word() {
            return "maintenance_ended";
        }
    }

    /** Why a maintenance window is over. */
    enum End {
        /** Its time was over. */
        EXPIRED,
        /** An operator ended it before. */
        CANCELLED
    }

    /** Calls the one handler that is for this fact. */
    default <R> R match(Function<Set, R> set, Function<Ended, R> ended) {
        if (this instanceof Set f) return set.apply(f);
        if (this instanceof Ended f) return ended.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
