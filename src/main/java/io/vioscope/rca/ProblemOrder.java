package io.vioscope.rca;

import io.vioscope.model.Judgement.Answer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an operator says of problems; by and note are in their own words. */
public sealed interface ProblemOrder {
    /** Who says it. */
    String by();

    /** What they add; may be empty. */
    String note();

    /** The problem that it is about; 0 where it is about none. */
    default long number() {
        return 0;
    }

    /**
     * What {@link io.vioscope.model.Handling#version} was when the operator looked: it is done only if that is so still. Null for
     * whatever it is.
     */
    default @Nullable Integer version() {
        return null;
    }

    /** They take up one that is open. */
    record Acknowledge(
            long number, String by, String note, @Nullable Integer version) implements ProblemOrder {
        /** Whoever was faster. */
        public Acknowledge(long number, String by, String note) {
            this(number, by, note, null);
        }
    }

    /** Nobody has taken it up any more. */
    record Unacknowledge(
            long number, String by, String note, @Nullable Integer version) implements ProblemOrder {
        /** Whoever was faster. */
        public Unacknowledge(long number, String by, String note) {
            this(number, by, note, null);
        }
    }

    /** Its verdict was right or wrong. */
    record Judge(
            long number,
            Answer answer,
            String by,
            String note,
            @Nullable Integer version) implements ProblemOrder {
        /** Whoever was faster. */
        public Judge(long number, Answer answer, String by, String note) {
            this(number, answer, by, note, null);
        }
    }

    /** All that was learned of judgements is to be forgotten. */
    record Forget(String by, String note) implements ProblemOrder {}

    /** Something is done about one that is open. */
    record Handle(
            long number,
            Act act,
            String by,
            String note,
            @Nullable Integer version) implements ProblemOrder {}

    /**
     * What is known here of all problems of one kind.
     *
     * @param problem the name of the kind, such as {@code vcenter.unreachable}
     * @param stands  whether what the operator adds is to stand with them; otherwise what stood with them is taken back
     */
    record Advise(String problem, boolean stands, String by, String note) implements ProblemOrder {}

    /** Calls the one handler that is for this order. */
    default <R> R match(
            Function<Acknowledge, R> acknowledge,
            Function<Unacknowledge, R> unacknowledge,
            Function<Judge, R> judge,
            Function<Forget, R> forget,
            Function<Handle, R> handle,
            Function<Advise, R> advise) {
        if (this instanceof Acknowledge o) return acknowledge.apply(o);
        if (this instanceof Unacknowledge o) return unacknowledge.apply(o);
        if (this instanceof Judge o) return judge.apply(o);
        if (this instanceof Forget o) return forget.apply(o);
        if (this instanceof Handle o) return handle.apply(o);
        if (this instanceof Advise o) return advise.apply(o);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
