package io.vioscope.web.view;

import io.vioscope.model.HandlingWords;
import io.vioscope.model.Judgement;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps in the life of a problem in words; there may be hostile text in them. */
public final class StepWords {
    private static final ProblemFact.Cases<String> CASES = new ProblemFact.Cases<>(
            f -> "first believed, " + f.problem().phase().word() + ", " + sure(f.problem()),
            f -> "back, " + ProblemWords.returns(f.problem().life()) + ", "
                    + f.problem().phase().word() + ", " + sure(f.problem()),
            StepWords::revised,
            StepWords::over,
            f -> "acknowledged" + said(f.problem().life().acknowledged()),
            f -> "not acknowledged any more" + said(f.remark()),
            f -> judged(f.problem()),
            HandlingWords::said);

    private static final ProblemFact.Cases<Optional<Remark>> REMARKS = new ProblemFact.Cases<>(
            opened -> Optional.empty(),
            reopened -> Optional.empty(),
            revised -> Optional.empty(),
            resolved -> Optional.empty(),
            f -> Optional.ofNullable(f.problem().life().acknowledged()),
            f -> Optional.of(f.remark()),
            f -> Optional.ofNullable(f.problem().life().judged()).map(Judgement::remark),
            f -> Optional.ofNullable(f.remark()));

    private StepWords() {}

    /** What happened. */
    public static String of(ProblemFact step) {
        return step.match(CASES);
    }

    /** Who did it, and what they said; empty for what came by itself. */
    public static Optional<Remark> remark(ProblemFact step) {
        return step.match(REMARKS);
    }

    private static String revised(ProblemFact.Revised f) {
        var phase = f.problem().phase();
        var what = f.released() ? "out of maintenance, " + phase.word() : f.from() == phase ? "revised" : phase.word();
        return what + ", " + sure(f.problem());
    }

    private static String over(ProblemFact.Resolved f) {
        return "over: " + ProblemWords.ending(f.why())
                + (f.into() == null ? "" : "; it is part of problem " + f.into());
    }

    private static String judged(Problem problem) {
        var judged = problem.life().judged();
        return judged == null ? "" : "the verdict is " + ProblemWords.answer(judged.answer()) + said(judged.remark());
    }

    private static String said(@Nullable Remark remark) {
        return remark == null ? "" : ", says " + remark.by() + (remark.note().isEmpty() ? "" : ": " + remark.note());
    }

    private static String sure(Problem problem) {
        return problem.verdict().certainty() + " % sure, explains "
                + Texts.count(problem.verdict().explains(), "symptom");
    }
}
