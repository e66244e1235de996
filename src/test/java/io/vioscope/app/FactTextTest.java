package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.LearningFact;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Verdict;
import io.vioscope.model.WindowFact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts as {@code replay} prints them. */
class FactTextTest {
    private static final Problem PROBLEM = new Problem(
            7,
            new ProblemKey(new EntityKey(Kind.VCENTER, "v1"), "vcenter.unreachable"),
            Severity.MAJOR,
            Problem.Phase.PROVISIONAL,
            "vCenter v1\ncannot be reached.",
            "",
            new Verdict(60, List.of(), List.of(), List.of(), List.of(), List.of()),
            Impact.NONE,
            Instant.EPOCH,
            Instant.EPOCH);

    @Test
    void aProblemIsALineFromItsOpeningToItsEnd() {
        var confirmed = PROBLEM.in(Problem.Phase.CONFIRMED, Instant.EPOCH);
        assertThat(FactText.of(new ProblemFact.Opened(PROBLEM)))
                .isEqualTo("problem provisional 60 % vcenter.unreachable vcenter/v1: vCenter v1 cannot be reached.");
        assertThat(FactText.of(new ProblemFact.Revised(confirmed, Problem.Phase.PROVISIONAL)))
                .startsWith("problem now confirmed 60 % vcenter.unreachable");
        assertThat(FactText.of(new ProblemFact.Resolved(confirmed, ProblemFact.Ending.BETTER_EXPLANATION)))
                .isEqualTo("problem over confirmed 60 % vcenter.unreachable vcenter/v1: vCenter v1 cannot be reached."
                        + " (better explanation)");
    }

    @Test
    void maintenanceIsALineAndSoIsWhatIsKeptBackForIt() {
        var window = new MaintenanceWindow(
                5,
                new EntityKey(Kind.VCENTER, "v1"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                "Ann",
                "new\nfirmware");
        var line = "vcenter/v1 from 1970-01-01T00:00:00Z until 1970-01-01T00:01:00Z by Ann: new firmware";
        assertThat(FactText.of(new WindowFact.Set(window))).isEqualTo("maintenance of " + line);
        assertThat(FactText.of(new WindowFact.Ended(window, WindowFact.End.EXPIRED)))
                .isEqualTo("maintenance expired of " + line);
        assertThat(FactText.of(new ProblemFact.Opened(PROBLEM.within(5L)))).contains("[maintenance 5]");
    }

    @Test
    void whatBecomesOfAProblemIsALineEach() {
        var remark = new Remark("Ann", "on\nit", Instant.EPOCH);
        var said = ", says Ann: on it: provisional 60 % vcenter.unreachable vcenter/v1: vCenter v1 cannot be reached.";
        var life = PROBLEM.life();
        assertThat(FactText.of(new ProblemFact.Reopened(
                        PROBLEM.with(life.again(false, Instant.EPOCH).again(true, Instant.EPOCH)))))
                .startsWith("problem again (it comes and goes) provisional 60 %");
        assertThat(FactText.of(new ProblemFact.Resolved(PROBLEM, ProblemFact.Ending.BETTER_EXPLANATION, 9L)))
                .endsWith("(better explanation, part of problem 9)");
        assertThat(FactText.of(new ProblemFact.Acknowledged(PROBLEM.with(life.acknowledged(remark)))))
                .isEqualTo("problem acknowledged" + said);
        assertThat(FactText.of(new ProblemFact.Unacknowledged(PROBLEM, remark)))
                .isEqualTo("problem not acknowledged any more" + said);
        assertThat(FactText.of(new ProblemFact.Judged(
                        PROBLEM.with(life.judged(new Judgement(Judgement.Answer.WRONG, remark))))))
                .isEqualTo("verdict wrong" + said);
        assertThat(FactText.of(new LearningFact.Reset(remark)))
                .isEqualTo("all that was learned is forgotten, says Ann: on it");
        assertThat(FactText.of(new LearningFact.TakenUp(3))).startsWith("3 lessons of problems that nobody judged");
    }
}
