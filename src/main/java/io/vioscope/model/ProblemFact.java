package io.vioscope.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A step in the life of a problem; each carries the problem as it is from then on, or was last. */
public sealed interface ProblemFact extends Fact {
    /** The problem. */
    Problem problem();

    @Override
    default EntityKey subject() {
        return problem().key().entity();
    }

    /** Whether people are told of the problem at all; a step that is no news even so, or not always, says so itself. */
    @Override
    default boolean isNews() {
        return problem().isAnnounced();
    }

    /** A cause came to be believed; nobody is told before it is confirmed. */
    record Opened(Problem problem) implements ProblemFact {
        @Override
        public String word() {
            return "problem_opened";
        }
    }

    /** A cause that was believed a short while ago is believed again, under the number it had. */
    record Reopened(Problem problem) implements ProblemFact {
        @Override
        public String word() {
            return "problem_reopened";
        }
    }

    /**
     * The phase, the verdict or the impact of a problem changed.
     *
     * @param released whether it was in a maintenance window before, and is in none any more
     */
    record Revised(Problem problem, Problem.Phase from, boolean released) implements ProblemFact {
        /** Of one that no window has let go. */
        public Revised(Problem problem, Problem.Phase from) {
            this(problem, from, false);
        }

        @Override
        public String word() {
            return "problem_revised";
        }

        @Override
        public boolean isNews() {
            return (released || from == Problem.Phase.PROVISIONAL) && problem.isAnnounced();
        }
    }

    /**
     * A cause is believed no longer.
     *
     * @param into the number of the problem that it turned out to be part of; null where there is none
     */
    record Resolved(Problem problem, Ending why, @Nullable Long into) implements ProblemFact {
        /** Of one that is part of no other. */
        public Resolved(Problem problem, Ending why) {
            this(problem, why, null);
        }

        @Override
        public String word() {
            return "problem_resolved";
        }
    }

    /** An operator has taken a problem up. */
    record Acknowledged(Problem problem) implements ProblemFact {
        @Override
        public String word() {
            return "problem_acknowledged";
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** An operator has taken an acknowledgement back. */
    record Unacknowledged(Problem problem, Remark remark) implements ProblemFact {
        @Override
        public String word() {
            return "problem_unacknowledged";
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** An operator has said whether the verdict on a problem is right; the problem may be over. */
    record Judged(Problem problem) implements ProblemFact {
        @Override
        public String word() {
            return "problem_judged";
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /**
     * Something was done about a problem, which changes nothing of what is believed; one that is over may only be noted.
     *
     * @param remark who did it and what they say; null for what came by itself: a snooze was over, or what was closed got worse
     */
    record Handled(Problem problem, Step step, @Nullable Remark remark) implements ProblemFact {
        @Override
        public String word() {
            return step.word();
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** What was done about a problem. */
    enum Step {
        /** Somebody is to see to it, or nobody any more. */
        ASSIGNED,
        /** Nobody is to be reminded of it for a while. */
        SNOOZED,
        /** That is over. */
        WOKEN,
        /** There is one more note on it, the last. */
        NOTED,
        /** An operator is done with it. */
        CLOSED,
        /** It is not closed any more. */
        UNCLOSED;

        /** The word of facts of this step. */
        public String word() {
            return "problem_" + name().toLowerCase(Locale.ROOT);
        }

        /** The step of that word of a fact, if it is one. */
        public static Optional<Step> of(String word) {
            return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
        }

        /** Whether who did not want to be reminded of the problem is to hear of it again. */
        public boolean isReturn() {
            return this == WOKEN || this == UNCLOSED;
        }
    }

    /** Why a problem is over. */
    enum Ending {
        /** What it caused is seen to be gone. */
        SYMPTOMS_ENDED,
        /** Something else explains better what is seen: the cause was named wrongly. */
        BETTER_EXPLANATION,
        /** What was the cause exists no more. */
        ENTITY_DELETED
    }

    /** One handler for each type of step; whoever forgets one does not compile. */
    record Cases<R>(
            Function<Opened, R> opened,
            Function<Reopened, R> reopened,
            Function<Revised, R> revised,
            Function<Resolved, R> resolved,
            Function<Acknowledged, R> acknowledged,
            Function<Unacknowledged, R> unacknowledged,
            Function<Judged, R> judged,
            Function<Handled, R> handled) {}

    /** Calls the one handler that is for this step. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Opened f) return cases.opened.apply(f);
        if (this instanceof Reopened f) return cases.reopened.apply(f);
        if (this instanceof Revised f) return cases.revised.apply(f);
        if (this instanceof Resolved f) return cases.resolved.apply(f);
        if (this instanceof Acknowledged f) return cases.acknowledged.apply(f);
        if (this instanceof Unacknowledged f) return cases.unacknowledged.apply(f);
        if (this instanceof Judged f) return cases.judged.apply(f);
        if (this instanceof Handled f) return cases.handled.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
