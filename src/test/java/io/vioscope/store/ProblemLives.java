package io.vioscope.store;

import io.vioscope.engine.Worlds;
import io.vioscope.model.Closure;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Fact;
import io.vioscope.model.Handling;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Snooze;
import io.vioscope.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can become of problems, commit by commit. */
final class ProblemLives {
    private static final Instant AT = Worlds.START;

    private ProblemLives() {}

    private static Problem announced(long number) {
        var key = new ProblemKey(new EntityKey(Kind.SERVER, "s" + number), "server.error");
        var sure = new Verdict(
                95,
                List.of(new Evidence("server.error", Evidence.Standing.SEEN, 3, 1, 0, List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Problem(
                number,
                key,
                Severity.MAJOR,
                Problem.Phase.CLEARING,
                "it's wrong",
                "",
                sure,
                new Impact(Map.of(), 1, 2),
                AT,
                AT);
    }

    private static Problem judged(Problem p, Judgement.Answer answer) {
        return p.with(p.life().judged(new Judgement(answer, new Remark("Ann 'x'", "so <it> is", AT))));
    }

    /** All that can become of a problem, and what it teaches. */
    static List<List<Fact>> all() {
        var one = announced(1);
        var two = announced(2);
        var three = announced(3);
        var again = one.with(one.life().again(false, AT)).in(Problem.Phase.CONFIRMED, AT.plusSeconds(200));
        var taken = again.with(again.life().acknowledged(new Remark("Bob", "", AT.plusSeconds(210))));
        return List.of(
                List.of(new ProblemFact.Opened(one), new ProblemFact.Opened(two), new ProblemFact.Opened(three)),
                List.of(
                        new ProblemFact.Resolved(one, ProblemFact.Ending.SYMPTOMS_ENDED),
                        new ProblemFact.Resolved(two, ProblemFact.Ending.BETTER_EXPLANATION, 3L)),
                List.of(new ProblemFact.Reopened(again)),
                List.of(new ProblemFact.Acknowledged(taken)),
                List.of(new ProblemFact.Judged(judged(two, Judgement.Answer.WRONG))),
                List.of(new ProblemFact.Judged(judged(taken, Judgement.Answer.RIGHT))),
                List.of(new ProblemFact.Unacknowledged(
                        judged(again, Judgement.Answer.RIGHT), new Remark("Bob", "done", AT))),
                List.of(new ProblemFact.Resolved(three, ProblemFact.Ending.SYMPTOMS_ENDED)),
                List.of(new LearningFact.TakenUp(1)),
                List.of(new ProblemFact.Judged(judged(two, Judgement.Answer.PARTLY))),
                List.of(new LearningFact.Reset(new Remark("Ann", "", AT))),
                List.of(handled(again, again.handling().assigned("Bob 'b'"), ProblemFact.Step.ASSIGNED)),
                List.of(
                        new LearningFact.Advised("server.error", true, NOTE),
                        new LearningFact.Advised("vcenter.unreachable", true, NOTE)),
                List.of(
                        new LearningFact.Advised("server.error", true, new Remark("Bob", "ask <me>", AT)),
                        new LearningFact.Advised("vcenter.unreachable", false, NOTE)),
                List.of(handled(two, two.handling().noted(NOTE), ProblemFact.Step.NOTED)),
                List.of(
                        handled(again, again.handling().noted(NOTE), ProblemFact.Step.NOTED),
                        new ProblemFact.Revised(
                                again.handled(
                                        again.handling().noted(NOTE).snoozed(new Snooze(AT.plusSeconds(9000), NOTE))),
                                Problem.Phase.CONFIRMED)),
                List.of(handled(
                        again,
                        again.handling()
                                .assigned("Bob 'b'")
                                .snoozed(new Snooze(null, NOTE))
                                .closed(new Closure(Closure.Reason.DUPLICATE, 3L, NOTE, Closure.Then.of(again))),
                        ProblemFact.Step.CLOSED)));
    }

    private static final Remark NOTE = new Remark("Ann 'x'", "the <b>cable</b>", AT);

    private static Fact handled(Problem problem, Handling handling, ProblemFact.Step step) {
        return new ProblemFact.Handled(problem.handled(handling), step, NOTE);
    }
}
