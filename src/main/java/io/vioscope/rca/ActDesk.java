package io.vioscope.rca;

import io.vioscope.model.Closure;
import io.vioscope.model.Closure.Reason;
import io.vioscope.model.Handling;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Step;
import io.vioscope.model.Remark;
import io.vioscope.model.Snooze;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what operators do about one problem: checks it against what is believed. Pure. */
final class ActDesk {
    /** How long a problem may be snoozed, if not to its end. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Problems problems;
    private final long number;
    private final Remark remark;
    private final Act.Cases<ProblemOutcome> cases =
            new Act.Cases<>(this::assigned, this::snoozed, this::woken, note -> noted(), this::closed, this::unclosed);

    private ActDesk(Problems problems, long number, Remark remark) {
        this.problems = problems;
        this.number = number;
        this.remark = remark;
    }

    /** What comes of an order; the remark is what its operator says, checked. */
    static ProblemOutcome answer(Problems problems, ProblemOrder.Handle order, Remark remark) {
        return order.act().match(new ActDesk(problems, order.number(), remark).cases);
    }

    private ProblemOutcome assigned(Act.Assign act) {
        var owner = ProblemDesk.clean(act.owner());
        if (owner.length() > ProblemDesk.LONGEST_NAME) {
            return refused("owner", "it is longer than " + ProblemDesk.LONGEST_NAME + " characters");
        }
        return open().map(p -> done(p, p.handling().assigned(owner.isEmpty() ? null : owner), Step.ASSIGNED))
                .orElseGet(this::noSuch);
    }

    private ProblemOutcome snoozed(Act.Snooze act) {
        var until = act.until() == null ? null : act.until().truncatedTo(ChronoUnit.SECONDS);
        var wrong = until == null ? "" : wrong(until);
        return wrong.isEmpty()
                ? open().map(p -> done(p, p.handling().snoozed(new Snooze(until, remark)), Step.SNOOZED))
                        .orElseGet(this::noSuch)
                : refused("until", wrong);
    }

    private String wrong(Instant until) {
        if (!until.isAfter(remark.at())) {
            return "it is over; right would be a time to come";
        }
        return until.isAfter(remark.at().plus(LONGEST))
                ? "a problem is snoozed for at most " + LONGEST.toDays() + " days, or until it is resolved"
                : "";
    }

    private ProblemOutcome woken(Act.Wake act) {
        return open().map(p -> p.handling().snooze() == null
                        ? refused("number", "it is not snoozed")
                        : done(p, p.handling().snoozed(null), Step.WOKEN))
                .orElseGet(this::noSuch);
    }

    /** One that is over may be noted too: what was found out is often known only then. */
    private ProblemOutcome noted() {
        return remark.note().isEmpty()
                ? refused("note", "it is empty")
                : problems.known(number)
                        .map(p -> done(p, p.handling().noted(remark), Step.NOTED))
                        .orElseGet(this::noSuch);
    }

    private ProblemOutcome closed(Act.Close act) {
        var wrong = wrong(act);
        return wrong.isEmpty()
                ? open().map(p -> done(
                                p,
                                p.handling().closed(new Closure(act.reason(), act.of(), remark, Closure.Then.of(p))),
                                Step.CLOSED))
                        .orElseGet(this::noSuch)
                : new ProblemOutcome.Refused(wrong);
    }

    private Map<String, String> wrong(Act.Close act) {
        if (act.reason() == Reason.OTHER && remark.note().isEmpty()) {
            return Map.of("note", "it is empty; right would be the reason");
        }
        if (act.reason() == Reason.DUPLICATE) {
            return isOther(act.of())
                    ? Map.of()
                    : Map.of("of", "right would be the number of another problem that is open or one of the last");
        }
        return act.of() == null ? Map.of() : Map.of("of", "only a duplicate has one");
    }

    private boolean isOther(@Nullable Long of) {
        return of != null && of != number && problems.known(of).isPresent();
    }

    private ProblemOutcome unclosed(Act.Unclose act) {
        return open().map(p -> p.handling().closure() == null
                        ? refused("number", "it is not closed")
                        : done(p, p.handling().closed(null), Step.UNCLOSED))
                .orElseGet(this::noSuch);
    }

    private Optional<Problem> open() {
        return problems.of(number);
    }

    private ProblemOutcome done(Problem problem, Handling handling, Step step) {
        return new ProblemOutcome.Done(new ProblemFact.Handled(problem.handled(handling), step, remark));
    }

    private static ProblemOutcome refused(String where, String what) {
        return new ProblemOutcome.Refused(Map.of(where, what));
    }

    private ProblemOutcome noSuch() {
        return new ProblemOutcome.NoSuch(number);
    }
}
