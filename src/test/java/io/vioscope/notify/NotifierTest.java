package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.Wishes;
import io.vioscope.model.Fact;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Outbox.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One receiver on a virtual clock, with an outbox that keeps the contract. */
class NotifierTest {
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final VirtualLoop loop = new VirtualLoop();
    private final List<String> told = new ArrayList<>();
    private boolean down;
    private boolean broken;

    @Test
    void tellsFirstWhatIsPendingAndThenWhatComes() {
        outbox.record(Cases.commit("a", 1, Cases.status("old")));
        var notifier = started();
        record(notifier, 2, Cases.status("new"));

        assertThat(told).containsExactly("1 old", "2 new");
        assertThat(receipts()).containsExactly("1:1 SENT", "2:2 SENT");
    }

    @Test
    void tellsAlarmsAndEventsOnlyIfTheyAreNews() {
        var notifier = started();
        record(notifier, 1, Cases.quiet(), new Fact.AlarmRaised(Cases.alarm(2, "bad")));
        record(notifier, 3, new Fact.AlarmChanged(Cases.alarm(2, "worse")));
        record(
                notifier,
                4,
                new Fact.EntityAdded(Cases.server("seen"), Fact.Appearance.FOUND_AT_FIRST_SIGHT),
                new Fact.AlarmCleared(Cases.alarm(2, "worse"), Fact.Clearing.CONDITION_ENDED));

        assertThat(told).containsExactly("1 NEW bad", "2 CHANGED worse", "3 ENDED worse");
    }

    @Test
    void goesOnNumberingWhereItStoppedBefore() {
        var first = started();
        record(first, 1, Cases.status("one"), Cases.status("two"));
        first.stop();

        var second = started();
        record(second, 3, Cases.status("three"));

        assertThat(told).containsExactly("1 one", "2 two", "3 three");
    }

    @Test
    void afterACrashBetweenSendingAndReceiptTheRepetitionHasItsOldNumber() {
        var first = started();
        record(first, 1, Cases.status("one"));
        outbox.record(Cases.commit("a", 2, Cases.status("two"), Cases.status("three")));
        outbox.away(true);
        first.recorded(Cases.database(Cases.commit("a", 2, Cases.status("two"), Cases.status("three"))), 1);
        loop.settle();
        assertThat(told).containsExactly("1 one", "2 two", "3 three");

        told.clear();
        outbox.away(false);
        new Run(outbox).notifier().start();
        loop.settle();

        assertThat(told).containsExactly("2 two", "3 three");
    }

    @Test
    void whatWasToldFromMemoryIsOnlyReceiptedWhenTheDatabaseHasIt() {
        var notifier = started();
        var commit = Cases.commit("a", 1, Cases.status("one"));
        outbox.away(true);
        notifier.recorded(Cases.memory(commit), 1);
        loop.settle();
        assertThat(told).containsExactly("1 one");
        notifier.recorded(Cases.memory(commit), 1);

        outbox.away(false);
        outbox.record(commit);
        notifier.recorded(Cases.database(commit), 1);
        notifier.recorded(Cases.database(commit), 1);
        loop.pass(Duration.ofMinutes(5));

        assertThat(told).containsExactly("1 one");
        assertThat(receipts()).containsExactly("1:1 SENT");
    }

    @Test
    void noReceiptIsWrittenForAFactThatTheDatabaseDoesNotHave() {
        var notifier = started();
        notifier.recorded(Cases.memory(Cases.commit("a", 1, Cases.status("one"))), 1);
        loop.pass(Duration.ofMinutes(5));

        assertThat(told).containsExactly("1 one");
        assertThat(receipts()).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwaySendingGoesOnAndReceiptsAreWrittenLater() {
        var notifier = started();
        outbox.record(Cases.commit("a", 1, Cases.status("one")));
        outbox.away(true);
        notifier.recorded(Cases.database(Cases.commit("a", 1, Cases.status("one"))), 1);
        loop.pass(Duration.ofMinutes(1));
        notifier.recorded(Cases.memory(Cases.commit("a", 2, Cases.status("two"))), 1);
        loop.pass(Duration.ofMinutes(1));
        assertThat(told).containsExactly("1 one", "2 two");

        outbox.away(false);
        record(notifier, 2, Cases.status("two"));
        loop.pass(Trouble.LONGEST);

        assertThat(told).containsExactly("1 one", "2 two");
        assertThat(receipts()).containsExactly("1:1 SENT", "2:2 SENT");
    }

    @Test
    void startsWithoutTheDatabaseAsSoonAsItIsThere() {
        outbox.record(Cases.commit("a", 1, Cases.status("one")));
        outbox.away(true);
        started();
        loop.pass(Duration.ofMinutes(10));
        assertThat(told).isEmpty();

        outbox.away(false);
        loop.pass(Trouble.LONGEST);

        assertThat(told).containsExactly("1 one");
    }

    @Test
    void whatIsRecordedWhileTheOutboxAnswersIsToldOnce() {
        outbox.record(Cases.commit("a", 1, Cases.status("one")));
        var notifier = new Run(outbox).notifier();
        notifier.start();
        outbox.record(Cases.commit("a", 2, Cases.status("two")));
        notifier.recorded(Cases.database(Cases.commit("a", 2, Cases.status("two"))), 1);
        loop.settle();
        record(notifier, 3, Cases.status("three"));

        assertThat(told).containsExactly("1 one", "2 two", "3 three");
    }

    @Test
    void takesAnAnswerThatWasGivenJustBeforeMoreWasRecorded() {
        var late = new LateOutbox(outbox);
        var notifier = new Run(late).notifier();
        notifier.start();
        loop.settle();
        outbox.record(Cases.commit("a", 1, Cases.status("one")));
        notifier.recorded(Cases.database(Cases.commit("a", 1, Cases.status("one"))), 1);
        late.answer();
        loop.settle();
        late.answer();
        loop.settle();

        assertThat(told).containsExactly("1 one");
    }

    @Test
    void aReceiverThatIsDownIsToldEverythingInOrderOnceItIsUp() {
        var notifier = started();
        down = true;
        record(notifier, 1, Cases.status("one"), Cases.status("two"));
        loop.pass(Duration.ofHours(1));
        assertThat(told).isEmpty();
        assertThat(receipts()).isEmpty();

        down = false;
        loop.pass(Trouble.LONGEST);

        assertThat(told).containsExactly("1 one", "2 two");
    }

    @Test
    void aReceiverThatIsDownForVeryLongIsToldTheRestFromTheOutbox() {
        var notifier = started();
        down = true;
        for (var seq = 1; seq <= Backlog.CAPACITY + 700; seq++) {
            record(notifier, seq, Cases.status("s" + seq));
        }
        down = false;
        loop.pass(Duration.ofHours(1));

        assertThat(told)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Backlog.CAPACITY + 700)
                        .mapToObj(i -> i + " s" + i)
                        .toList());
        assertThat(outbox.receipts("nms"))
                .extracting(Delivery::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, Backlog.CAPACITY + 700)
                        .boxed()
                        .toList());
    }

    @Test
    void neverSendsFasterThanTheReceiverCanTake() {
        for (var i = 1; i <= 260; i++) {
            outbox.record(Cases.commit("a", i, Cases.status("s" + i)));
        }
        started();
        assertThat(told).hasSize(50);

        loop.pass(Duration.ofSeconds(1));

        assertThat(told).hasSize(250);
    }

    @Test
    void cloudsWithTheSameNumbersAreTwo() {
        var notifier = started();
        record(notifier, 1, Cases.status("one"));
        outbox.record(Cases.commit("b", 1, Cases.status("two")));
        notifier.recorded(Cases.database(Cases.commit("b", 1, Cases.status("two"))), 2);
        loop.settle();

        assertThat(told).containsExactly("1 one", "2 two");
    }

    @Test
    void aFactThatMakesTheChannelThrowIsLeftOutAndTakesNoNumber() {
        var notifier = started();
        broken = true;
        record(notifier, 1, Cases.status("one"));
        broken = false;
        record(notifier, 2, Cases.status("two"));

        assertThat(told).containsExactly("1 two");
        assertThat(receipts()).containsExactly("1:0 UNSENDABLE", "2:1 SENT");
    }

    @Test
    void stoppingWritesTheReceiptsThatAreLeft() {
        var notifier = started();
        outbox.record(Cases.commit("a", 1, Cases.status("one")));
        outbox.away(true);
        notifier.recorded(Cases.database(Cases.commit("a", 1, Cases.status("one"))), 1);
        loop.settle();
        outbox.away(false);

        assertThat(notifier.stop().succeeded()).isTrue();

        assertThat(receipts()).containsExactly("1:1 SENT");
    }

    @Test
    void receiptsAreWrittenTogetherWhileMoreWaitsAndAtOnceWhenNothingDoes() {
        var notifier = started();
        var many = new Fact[150];
        Arrays.setAll(many, i -> Cases.status("fact " + i));
        record(notifier, 1, many);
        loop.pass(Duration.ofSeconds(2));

        assertThat(receipts()).hasSize(150);
        assertThat(outbox.writes()).isBetween(4, 12);

        record(notifier, 151, Cases.status("alone"));
        assertThat(receipts()).last().isEqualTo("151:151 SENT");
    }

    private Notifier started() {
        var notifier = new Run(outbox).notifier();
        notifier.start();
        loop.settle();
        return notifier;
    }

    private void record(Notifier notifier, long firstSeq, Fact... facts) {
        var commit = Cases.commit("a", firstSeq, facts);
        outbox.record(commit);
        notifier.recorded(Cases.database(commit), 1);
        loop.settle();
    }

    private List<String> receipts() {
        return outbox.receipts("nms").stream()
                .map(d -> d.seq() + ":" + d.number() + " " + d.outcome())
                .toList();
    }

    private final class Run {
        private final Outbox box;

        private Run(Outbox box) {
            this.box = box;
        }

        private Notifier notifier() {
            var snapshots = new Snapshots();
            var notices = new Notices(snapshots, "");
            var gate = new Gate(Wishes.ALL, null, notices, snapshots, notification -> true);
            var matter = new Matter(notices, gate, snapshots, Duration.ZERO);
            return new Notifier("nms", box, this::sent, matter, new TokenBucket(50, 200), loop);
        }

        private Future<Channel.Attempt> sent(Notification notification, long number) {
            return Future.succeededFuture(send(notification, number));
        }

        private Channel.Attempt send(Notification notification, long number) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            if (down) {
                return new Channel.Attempt.Failed("down");
            }
            told.add(number + " "
                    + notification.match(Run::words, cause -> "", Run::words, beat -> "beat", test -> "test"));
            return new Channel.Attempt.Sent();
        }

        private static String words(AlarmNotice notice) {
            return notice.change() + " " + notice.alarm().text();
        }

        private static String words(EntityNotice notice) {
            return notice.subject().name();
        }
    }
}
