package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Sight;
import io.vioscope.model.AdminState;
import io.vioscope.model.Fact;
import io.vioscope.model.Impact;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.Severity;
import io.vioscope.model.Telling;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Standing;
import io.vioscope.notify.Notification.State;
import io.vioscope.notify.Notification.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Heading HEADING = new Heading("vio", 1, 7, Cases.AT);

    private final Snapshots snapshots = new Snapshots();
    private final Notices notices = new Notices(snapshots, "https://vioscope.example");

    @Test
    void anAlarmNamesItsEntityFromTheSnapshot() {
        snapshots.put(Cases.snapshot("vio"));

        var notice = alarm(new Fact.AlarmRaised(Cases.alarm(7, "bad")));

        assertThat(notice.subject()).isEqualTo(new Subject(Cases.SERVER, "web-1", "10.0.0.5", "shop"));
        assertThat(notice.change()).isEqualTo(Change.NEW);
        assertThat(notice.eventType()).isEqualTo(4);
        assertThat(notice.probableCause()).isEqualTo(546);
        assertThat(notice.url()).isEqualTo("https://vioscope.example/entities/server/" + Cases.SERVER.id());
    }

    @Test
    void anAlarmWithoutASnapshotSaysLess() {
        snapshots.put(Cases.snapshot("another cloud"));

        var notice = alarm(new Fact.AlarmRaised(Cases.alarm(7, "bad")));

        assertThat(notice.subject()).isEqualTo(new Subject(Cases.SERVER, Cases.SERVER.id(), "", ""));
    }

    @Test
    void aClearSaysWhy() {
        assertThat(alarm(new Fact.AlarmCleared(Cases.alarm(7, "x"), Fact.Clearing.CONDITION_ENDED))
                        .change())
                .isEqualTo(Change.ENDED);
        assertThat(alarm(new Fact.AlarmCleared(Cases.alarm(7, "x"), Fact.Clearing.ENTITY_DELETED))
                        .change())
                .isEqualTo(Change.ENTITY_DELETED);
    }

    @Test
    void aMoveNamesBothHypervisorsAndHowTheServerIs() {
        snapshots.put(Cases.snapshot("vio"));

        var notice = entity(Cases.moved());

        assertThat(notice.oldHypervisor()).isEqualTo("cluster-a");
        assertThat(notice.hypervisor()).isEqualTo("cluster-b");
        assertThat(notice.after()).isEqualTo(State.of(Cases.ACTIVE)).isEqualTo(notice.before());
    }

    @Test
    void aMoveOfAServerThatIsNotSeenNowDoesNotCallItGood() {
        var seen = Cases.snapshot("vio");
        snapshots.put(new Snapshot(seen.state(), Sight.none(), Cases.AT));

        assertThat(entity(Cases.moved()).after()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void whatIsDeletedWasAndIsNot() {
        var notice = entity(new Fact.EntityDeleted(Cases.server("web-1"), Fact.Sign.SAID_SO));

        assertThat(notice.before()).isEqualTo(State.of(Cases.ACTIVE));
        assertThat(notice.after()).isEqualTo(new State(Standing.ABSENT, "", AdminState.ENABLED));
        assertThat(notice.oldHypervisor()).isEqualTo("domain-c7");
        assertThat(notice.hypervisor()).isEmpty();
        assertThat(notice.subject().project()).isEqualTo("p1");
    }

    @Test
    void whatIsAddedWasNot() {
        var notice = entity(new Fact.EntityAdded(Cases.server(""), Fact.Appearance.NEW));

        assertThat(notice.before()).isEqualTo(State.ABSENT);
        assertThat(notice.after()).isEqualTo(State.of(Cases.ACTIVE));
        assertThat(notice.subject().name()).isEqualTo(Cases.SERVER.id());
    }

    @Test
    void aRootCauseIsToldWhenItIsConfirmedAndWhenItIsOver() {
        var confirmed = Cases.problem(7, Phase.CONFIRMED);

        var begun = cause(new ProblemFact.Revised(confirmed, Phase.PROVISIONAL));
        assertThat(begun.change()).isEqualTo(Change.NEW);
        assertThat(begun.subject()).isEqualTo(new Subject(Cases.CAUSE.entity(), "vc-1", "", ""));
        assertThat(begun.url()).isEqualTo("https://vioscope.example/problems/7");
        assertThat(cause(new ProblemFact.Revised(confirmed, Phase.CONFIRMED)).change())
                .isEqualTo(Change.CHANGED);
        assertThat(cause(new ProblemFact.Resolved(confirmed, Ending.SYMPTOMS_ENDED))
                        .change())
                .isEqualTo(Change.ENDED);
        assertThat(cause(new ProblemFact.Resolved(confirmed, Ending.BETTER_EXPLANATION))
                        .change())
                .isEqualTo(Change.OTHER_CAUSE);
        assertThat(cause(new ProblemFact.Resolved(confirmed, Ending.ENTITY_DELETED))
                        .change())
                .isEqualTo(Change.ENTITY_DELETED);
    }

    @Test
    void aRootCauseThatIsNotAnnouncedIsNotTold() {
        var provisional = Cases.problem(7, Phase.PROVISIONAL);
        var inMaintenance = Cases.problem(7, Phase.CONFIRMED).within(3L);
        var tie = Cases.problem(7, Phase.CONFIRMED)
                .revised(Severity.INDETERMINATE, provisional.verdict(), Impact.NONE, "either");

        for (var problem : List.of(provisional, inMaintenance, tie)) {
            assertThat(notices.of(HEADING, new ProblemFact.Opened(problem))).isEmpty();
            assertThat(notices.of(HEADING, new ProblemFact.Resolved(problem, Ending.SYMPTOMS_ENDED)))
                    .isEmpty();
        }
    }

    @Test
    void receiversAreToldWhatBecameOfACauseTheyKnowAndNothingElseOfIt() {
        var confirmed = Cases.problem(7, Phase.CONFIRMED);

        assertThat(Telling.isTold(new ProblemFact.Revised(confirmed, Phase.CONFIRMED)))
                .isTrue();
        assertThat(Telling.isTold(new ProblemFact.Revised(confirmed, Phase.CLEARING)))
                .isTrue();
        assertThat(Telling.isTold(new ProblemFact.Revised(confirmed.in(Phase.CLEARING, Cases.AT), Phase.CONFIRMED)))
                .isFalse();
        assertThat(Telling.isTold(new ProblemFact.Revised(Cases.problem(7, Phase.PROVISIONAL), Phase.PROVISIONAL)))
                .isFalse();
        assertThat(Telling.isTold(new ProblemFact.Revised(confirmed.within(3L), Phase.CONFIRMED)))
                .isFalse();
    }

    @Test
    void anAlarmNamesTheAnnouncedProblemThatExplainsIt() {
        var problem = Cases.problem(3, Phase.CONFIRMED);
        snapshots.put(Cases.snapshot("vio", Cases.CAUSE, new ProblemFact.Opened(problem)));
        assertThat(alarm(new Fact.AlarmRaised(Cases.alarm(7, "bad"))).cause()).isEqualTo(3);

        snapshots.put(
                Cases.snapshot("vio", Cases.CAUSE, new ProblemFact.Opened(problem.in(Phase.PROVISIONAL, Cases.AT))));
        assertThat(alarm(new Fact.AlarmRaised(Cases.alarm(7, "bad"))).cause()).isNull();
    }

    @Test
    void bookkeepingIsNotTold() {
        assertThat(notices.of(HEADING, Cases.quiet())).isEmpty();
    }

    @Test
    void noNotificationSaysThatAServerDidNotMove() {
        assertThat(notices.of(HEADING, Cases.failedMigration())).isEmpty();
    }

    private AlarmNotice alarm(Fact fact) {
        return (AlarmNotice) notices.of(HEADING, fact).orElseThrow();
    }

    private CauseNotice cause(Fact fact) {
        return (CauseNotice) notices.of(HEADING, fact).orElseThrow();
    }

    private EntityNotice entity(Fact fact) {
        return (EntityNotice) notices.of(HEADING, fact).orElseThrow();
    }
}
