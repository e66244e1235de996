package io.vioscope.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change of what was learned about causes that is not a judgement of a problem. */
public sealed interface LearningFact extends Fact {
    @Override
    default @Nullable EntityKey subject() {
        return null;
    }

    @Override
    default boolean isNews() {
        return false;
    }

    /** Lessons of problems that nobody judged are made use of from now on. */
    record TakenUp(int lessons) implements LearningFact {
        @Override
        public String word() {
            return "learning_taken_up";
        }
    }

    /** An operator had all that was learned forgotten. */
    record Reset(Remark remark) implements LearningFact {
        @Override
        public String word() {
            return "learning_reset";
        }
    }

    /** Calls the one handler that is for this fact. */
    default <R> R match(Function<TakenUp, R> takenUp, Function<Reset, R> reset) {
        if (this instanceof TakenUp f) return takenUp.apply(f);
        if (this instanceof Reset f) return reset.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
