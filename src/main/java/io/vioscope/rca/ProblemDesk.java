package io.vioscope.rca;

import io.vioscope.model.Fact;
import io.vioscope.model.Judgement;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes what operators say of problems: checks it against what is believed. Pure. */
public final class ProblemDesk {
    private static final int LONGEST_NOTE = 500;
    static final int LONGEST_NAME = 100;

    private static final String KIND = "[\\x21-\\x7e]{1,64}";

    private ProblemDesk() {}

    /** What comes of an order. */
    public static ProblemOutcome answer(Problems problems, ProblemOrder order, Instant now) {
        var remark = new Remark(clean(order.by()), clean(order.note()), now.truncatedTo(ChronoUnit.MILLIS));
        var wrong = wrong(remark);
        return wrong.isEmpty() ? answer(problems, order, remark) : new ProblemOutcome.Refused(wrong);
    }

    /** Who is late is told so by the one who decides, so that of several who looked at the same only one is heard. */
    private static ProblemOutcome answer(Problems problems, ProblemOrder order, Remark remark) {
        var seen = order.version();
        var changed = seen == null
                ? Optional.<Problem>empty()
                : problems.known(order.number()).filter(p -> p.handling().version() != seen);
        return changed.<ProblemOutcome>map(ProblemOutcome.Late::new).orElseGet(() -> timely(problems, order, remark));
    }

    private static ProblemOutcome timely(Problems problems, ProblemOrder order, Remark remark) {
        return order.match(
                o -> of(
                        o.number(),
                        problems.of(o.number()),
                        p -> new ProblemFact.Acknowledged(p.with(p.life().acknowledged(remark)))),
                o -> unacknowledged(problems, o.number(), remark),
                o -> of(
                        o.number(),
                        problems.known(o.number()),
                        p -> new ProblemFact.Judged(p.with(p.life().judged(new Judgement(o.answer(), remark))))),
                o -> new ProblemOutcome.Done(new LearningFact.Reset(remark)),
                o -> ActDesk.answer(problems, o, remark),
                o -> advised(o, remark));
    }

    private static ProblemOutcome advised(ProblemOrder.Advise order, Remark remark) {
        if (!order.problem().matches(KIND)) {
            return new ProblemOutcome.Refused(Map.of("problem", "right would be a name such as vcenter.unreachable"));
        }
        return order.stands() && remark.note().isEmpty()
                ? new ProblemOutcome.Refused(Map.of("note", "it is empty"))
                : new ProblemOutcome.Done(new LearningFact.Advised(order.problem(), order.stands(), remark));
    }

    private static ProblemOutcome unacknowledged(Problems problems, long number, Remark remark) {
        var isFree =
                problems.of(number).filter(p -> p.life().acknowledged() == null).isPresent();
        return isFree
                ? new ProblemOutcome.Refused(Map.of("number", "nobody has acknowledged it"))
                : of(
                        number,
                        problems.of(number),
                        p -> new ProblemFact.Unacknowledged(p.with(p.life().acknowledged(null)), remark));
    }

    private static ProblemOutcome of(long number, Optional<Problem> problem, Function<Problem, Fact> fact) {
        return problem.map(fact)
                .<ProblemOutcome>map(ProblemOutcome.Done::new)
                .orElseGet(() -> new ProblemOutcome.NoSuch(number));
    }

    private static Map<String, String> wrong(Remark remark) {
        var wrong = new TreeMap<String, String>();
        if (remark.by().isEmpty()) {
            wrong.put("by", "it is empty");
        } else if (remark.by().length() > LONGEST_NAME) {
            wrong.put("by", "it is longer than " + LONGEST_NAME + " characters");
        }
        if (remark.note().length() > LONGEST_NOTE) {
            wrong.put("note", "it is longer than " + LONGEST_NOTE + " characters");
        }
        return wrong;
    }

    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
