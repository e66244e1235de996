package io.vioscope.web.view;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A problem from its opening to its end, as far as that is known.
 *
 * @param cloud   where
 * @param problem as it is, or was last
 * @param isOpen  whether it is believed now
 * @param ending  why it is over; null while it is open, and where its end is not recorded yet
 * @param endedAt since when it is over; null likewise
 * @param into    the number of the problem that it turned out to be part of; null where there is none
 * @param facts   what was recorded of it, in order
 */
public record ProblemLife(
        CloudView cloud,
        Problem problem,
        boolean isOpen,
        ProblemFact.@Nullable Ending ending,
        @Nullable Instant endedAt,
        @Nullable Long into,
        List<Dated> facts) {
    public ProblemLife {
        facts = List.copyOf(facts);
    }

    /** The problem of that number: the open one, or what is known or recorded of one that is over; empty if there is neither. */
    public static Optional<ProblemLife> of(CloudView cloud, long number, List<Dated> facts) {
        return cloud.problem(number)
                .map(p -> new ProblemLife(cloud, p, true, null, null, null, facts))
                .or(() -> cloud.ended(number)
                        .map(e -> new ProblemLife(cloud, e.problem(), false, e.why(), e.at(), e.into(), facts)))
                .or(() -> facts.isEmpty() ? Optional.empty() : past(cloud, facts));
    }

    /** After its end a problem may still be judged. */
    private static Optional<ProblemLife> past(CloudView cloud, List<Dated> facts) {
        var last = facts.stream()
                .filter(d -> !(d.fact() instanceof ProblemFact.Judged))
                .reduce((one, later) -> later);
        var now = problem(facts.get(facts.size() - 1).fact());
        return last.isPresent() && last.get().fact() instanceof ProblemFact.Resolved f
                ? now.map(p ->
                        new ProblemLife(cloud, p, false, f.why(), last.get().at(), f.into(), facts))
                : now.map(p -> new ProblemLife(cloud, p, false, null, null, null, facts));
    }

    /** Whether an operator may still say something of it. */
    public boolean isKnown() {
        return isOpen || cloud.ended(problem.number()).isPresent();
    }

    /** The problem that a fact is about. */
    public static Optional<Problem> problem(Fact fact) {
        return fact instanceof ProblemFact f ? Optional.of(f.problem()) : Optional.empty();
    }

    /** The number that a text is, if it can be one. */
    public static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
