package io.vioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Evidence.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what was closed is worse than it was, and what of that is over when it comes back. */
class ClosureTest {
    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
    private static final Remark REMARK = new Remark("Ann", "", AT);

    private static Problem problem(Severity severity, Evidence... evidence) {
        return new Problem(
                1,
                new ProblemKey(new EntityKey(Kind.HYPERVISOR, "c1"), "hypervisor.down"),
                severity,
                Problem.Phase.CONFIRMED,
                "",
                "",
                new Verdict(90, List.of(evidence), List.of(), List.of(), List.of(), List.of()),
                new Impact(Map.of(), 0, 0),
                AT,
                AT);
    }

    private static Evidence seen(String symptom, int bad) {
        return new Evidence(symptom, bad == 0 ? Standing.MISSING : Standing.SEEN, bad, 0, 0, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "major, 4, 0, false",
        "minor, 4, 0, false",
        "major, 1, 0, false",
        "major, 7, 0, false",
        "major, 8, 0, true",
        "major, 4, 1, true",
        "critical, 4, 0, true"
    })
    void isWorseWhenMoreSevereOrWithAnotherSymptomOrTwiceAsMany(
            String severity, int servers, int ports, boolean worse) {
        var then = problem(Severity.MAJOR, seen("server.error", 4), seen("port.down", 0));
        var closure = new Closure(Closure.Reason.KNOWN, null, REMARK, Closure.Then.of(then));
        var now = problem(Severity.of(severity), seen("server.error", servers), seen("port.down", ports));
        assertThat(closure.isOutgrownBy(now)).isEqualTo(worse);
    }

    @Test
    void whatIsBackAfterItsEndIsNotClosedAndSnoozedOnlyIfItsTimeIsNotOver() {
        var closure = new Closure(Closure.Reason.FIXED, null, REMARK, new Closure.Then(Severity.MAJOR, 1, List.of()));
        var all = Handling.NONE.assigned("Bob").noted(REMARK).closed(closure);
        var later = AT.plusSeconds(60);
        assertThat(all.snoozed(new Snooze(later, REMARK)).again(AT))
                .isEqualTo(new Handling(4, "Bob", new Snooze(later, REMARK), List.of(REMARK), null));
        assertThat(all.snoozed(new Snooze(later, REMARK)).again(later).isHushed())
                .isFalse();
        assertThat(all.snoozed(new Snooze(null, REMARK)).again(AT).isHushed()).isFalse();
    }
}
