package io.vioscope.web.view;

import io.vioscope.model.Judgement;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.words.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps in the life of a problem in words; there may be hostile text in them. */
public final class StepWords {
    private static final ProblemFact.Cases<String> CASES = new ProblemFact.Cases<>(
            f -> Words.of("problem.first-believed-as", phase(f.problem()), sure(f.problem())),
            f -> Words.of(
                    "problem.back-as", ProblemWords.returns(f.problem().life()), phase(f.problem()), sure(f.problem())),
            StepWords::revised,
            StepWords::over,
            f -> Words.of("problem.acknowledged-step", said(f.problem().life().acknowledged())),
            f -> Words.of("problem.not-acknowledged-any-more", said(f.remark())),
            f -> judged(f.problem()),
            HandledWords::said);

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
        var phase = phase(f.problem());
        var what = f.released()
                ? Words.of("problem.out-of-maintenance", phase)
                : f.from() == f.problem().phase() ? Words.of("problem.revised") : phase;
        return what + ", " + sure(f.problem());
    }

    private static String phase(Problem problem) {
        return Words.word("phase", problem.phase().word());
    }

    private static String over(ProblemFact.Resolved f) {
        var why = ProblemWords.ending(f.why());
        return f.into() == null ? Words.of("problem.over", why) : Words.of("problem.over-as-part", why, f.into());
    }

    private static String judged(Problem problem) {
        var judged = problem.life().judged();
        return judged == null
                ? ""
                : Words.of("problem.verdict-is-2", ProblemWords.answer(judged.answer()), said(judged.remark()));
    }

    private static String said(@Nullable Remark remark) {
        return remark == null
                ? ""
                : Words.of("problem.says", remark.by(), remark.note().isEmpty() ? "" : ": " + remark.note());
    }

    private static String sure(Problem problem) {
        return Words.of(
                "problem.sure-explains",
                problem.verdict().certainty(),
                Texts.count(problem.verdict().explains(), "symptom"));
    }
}
