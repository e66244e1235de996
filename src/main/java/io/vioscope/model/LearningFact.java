package io.vioscope.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change of what was learned about causes, or of what people know of them, that is not a judgement of a problem. */
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

    /**
     * An operator said what is known here of one kind of problem, in place of what was said before, or took that back.
     *
     * @param problem the name of the kind, such as {@code vcenter.unreachable}
     * @param stands  whether it stands from now on
     */
    record Advised(String problem, boolean stands, Remark remark) implements LearningFact {
        @Override
        public String word() {
            return stands ? "advice_given" : "advice_withdrawn";
        }
    }

    /** Calls the one handler that is for this fact. */
    default <R> R match(Function<TakenUp, R> takenUp, Function<Reset, R> reset, Function<Advised, R> advised) {
        if (this instanceof TakenUp f) return takenUp.apply(f);
        if (this instanceof Reset f) return reset.apply(f);
        if (this instanceof Advised f) return advised.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
