package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.bus.Ruled;
import io.vioscope.bus.Sayable;
import io.vioscope.bus.Written;
import io.vioscope.config.QuietHours;
import io.vioscope.config.Wishes;
import io.vioscope.config.Wishes.Alarms;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Severity;
import io.vioscope.notify.Channel.Attempt;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether somebody would be told, and why not. */
class DeskTest {
    private static final Fact ALARM = new Fact.AlarmChanged(Cases.alarm(1, "bad"), true);
    private static final Fact CAUSE = new ProblemFact.Revised(Cases.problem(2, Phase.CONFIRMED), Phase.CONFIRMED, true);
    private static final Ruled TOLD = new Ruled(true, "", null, "");

    private static Ruled would(Wishes wishes, @Nullable ProblemKey cause, Fact asked, Fact... believed) {
        var snapshots = new Snapshots();
        snapshots.put(Cases.snapshot("a", cause, believed));
        var notices = new Notices(snapshots, "");
        var gate = new Gate(wishes, null, notices, snapshots, notification -> true);
        var desk = new Desk(notices, gate, (notification, number) -> {
            throw new AssertionError("nothing is sent");
        });
        return desk.would(new Sayable("a", 1, 3, Cases.AT, asked, 0), Cases.AT.plusSeconds(1));
    }

    private static Ruled filtered(String why) {
        return new Ruled(false, "filtered", null, why);
    }

    private static Wishes of(Set<Kind> kinds, Set<String> projects) {
        return new Wishes(true, Alarms.ALL, true, Severity.WARNING, kinds, projects, Duration.ZERO, null);
    }

    @Test
    void whatTheReceiverWantsItWouldBeTold() {
        assertThat(would(Wishes.ALL, null, ALARM)).isEqualTo(TOLD);
        assertThat(would(Wishes.ALL, null, CAUSE)).isEqualTo(TOLD);
        assertThat(would(of(Set.of(Kind.SERVER), Set.of("shop")), null, ALARM)).isEqualTo(TOLD);
    }

    @Test
    void whatItDoesNotWantIsSaidWithTheReason() {
        assertThat(would(Wishes.ALL.with(Severity.CRITICAL), null, ALARM))
                .isEqualTo(filtered("its severity is major, and the least that is told is critical"));
        assertThat(would(Wishes.ALL.with(Alarms.NONE), null, ALARM)).isEqualTo(filtered("it is told no alarms"));
        assertThat(would(of(Set.of(Kind.VCENTER), Set.of()), null, ALARM))
                .isEqualTo(filtered("it is told of no server"));
        assertThat(would(of(Set.of(), Set.of("bank")), null, ALARM))
                .isEqualTo(filtered("it is told of certain projects only, and this is of shop"));
        assertThat(would(of(Set.of(), Set.of("bank")), null, CAUSE))
                .isEqualTo(filtered("it is told of certain projects only, and this is of none"));
    }

    @Test
    void whatAProblemExplainsIsSaidWithItsNumber() {
        assertThat(would(Wishes.ALL, Cases.CAUSE, ALARM, ALARM, CAUSE))
                .isEqualTo(new Ruled(false, "explained", 2L, ""));
        assertThat(would(Wishes.ALL.with(Alarms.ALL), Cases.CAUSE, ALARM, ALARM, CAUSE))
                .isEqualTo(TOLD);
    }

    @Test
    void quietHoursAreSaid() {
        var always = new QuietHours(LocalTime.MIN, LocalTime.of(23, 59), ZoneId.of("UTC"), Severity.CRITICAL);

        assertThat(would(Wishes.ALL.with(always), null, ALARM)).isEqualTo(new Ruled(false, "quiet", null, ""));
        assertThat(would(Wishes.ALL.with(always), null, CAUSE)).isEqualTo(TOLD);
    }

    @Test
    void whatIsNotAnnouncedIsNobodysNews() {
        var provisional = new ProblemFact.Revised(Cases.problem(2, Phase.PROVISIONAL), Phase.PROVISIONAL, true);

        assertThat(would(Wishes.ALL, null, provisional)).isEqualTo(new Ruled(false, "not_told", null, ""));
    }

    @Test
    void aMessageIsShownUnderItsNumberAndNoneForWhatHasNone() {
        var snapshots = new Snapshots();
        snapshots.put(Cases.snapshot("a"));
        var notices = new Notices(snapshots, "");
        var gate = new Gate(Wishes.ALL, null, notices, snapshots, notification -> true);
        var desk = new Desk(notices, gate, new Channel() {
            @Override
            public Future<Attempt> send(Notification notification, long number) {
                throw new AssertionError("nothing is sent");
            }

            @Override
            public Written written(Notification notification, long number) {
                return new Written("message " + number, List.of(), "");
            }
        });

        assertThat(desk.written(new Sayable("a", 1, 3, Cases.AT, ALARM, 17)).name())
                .isEqualTo("message 17");
        assertThat(desk.written(new Sayable("a", 1, 3, Cases.AT, Cases.failedMigration(), 17)))
                .isEqualTo(Written.NOTHING);
    }
}
