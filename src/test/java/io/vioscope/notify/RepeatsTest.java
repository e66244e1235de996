package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.Wishes;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Clearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A receiver that forgets what it was told. */
class RepeatsTest {
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final VirtualLoop loop = new VirtualLoop();
    private final Forgetful receiver = new Forgetful();
    private Snapshots snapshots = new Snapshots();
    private @Nullable Notifier notifier;
    private long seq = 1;

    private static final class Forgetful implements Channel {
        private final List<String> told = new ArrayList<>();
        private List<String> repeated = List.of();
        private Attempt answer = new Attempt.Answered();

        @Override
        public Future<Attempt> send(Notification notification, long number) {
            told.add(number + " " + words(notification));
            return Future.succeededFuture(answer);
        }

        @Override
        public Duration repeats() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Future<Attempt> repeat(List<Notification> notifications) {
            repeated = notifications.stream().map(Forgetful::words).toList();
            return Future.succeededFuture(answer);
        }

        private static String words(Notification notification) {
            return notification.match(
                    a -> a.alarm().text() + (a.change().isEnd() ? " over" : ""),
                    c -> "cause",
                    e -> "event",
                    b -> "beat " + b.alarms(),
                    t -> "test");
        }
    }

    private void start(Wishes wishes) {
        snapshots = new Snapshots();
        var notices = new Notices(snapshots, "");
        var gate = new Gate(wishes, null, notices, snapshots, notification -> true);
        notifier = new Notifier(
                "am",
                outbox,
                receiver,
                new Matter(notices, gate, snapshots, Duration.ofMinutes(5)),
                new TokenBucket(50, 50),
                loop);
        notifier.start();
        loop.settle();
    }

    private void happens(Fact fact, Fact... believed) {
        snapshots.put(Cases.snapshot("a", null, believed));
        var commit = Cases.commit("a", seq++, fact);
        outbox.record(commit);
        if (notifier != null) {
            notifier.recorded(Cases.database(commit), 1);
        }
        loop.settle();
    }

    private List<String> afterAMinute() {
        receiver.repeated = List.of();
        loop.pass(Duration.ofMinutes(1));
        return receiver.repeated;
    }

    private static Fact raised() {
        return new Fact.AlarmRaised(Cases.alarm(1, "bad"));
    }

    private static Fact changed() {
        return new Fact.AlarmChanged(Cases.alarm(1, "worse"));
    }

    private static Fact cleared() {
        return new Fact.AlarmCleared(Cases.alarm(1, "worse"), Clearing.CONDITION_ENDED);
    }

    @Test
    void isToldAgainAsItIsUntilItIsOverAndThenForFiveMinutesThatItIs() {
        start(Wishes.ALL);
        happens(raised(), raised());
        assertThat(afterAMinute()).containsExactly("bad", "beat 1");
        happens(changed(), raised(), changed());
        assertThat(afterAMinute()).containsExactly("worse", "beat 1");
        happens(cleared(), raised(), changed(), cleared());

        for (var minute = 1; minute <= 5; minute++) {
            assertThat(afterAMinute()).containsExactly("worse over", "beat 0");
        }
        assertThat(afterAMinute()).containsExactly("beat 0");
        assertThat(receiver.told).containsExactly("1 bad", "2 worse", "3 worse over");
    }

    @Test
    void whatItWasNotToldIsNotToldAgain() {
        start(Wishes.ALL.with(Wishes.Alarms.NONE));
        happens(raised(), raised());

        assertThat(afterAMinute()).containsExactly("beat 1");
    }

    @Test
    void whatIsOnIsKnownAfterARestartAndNothingIsSaidBeforeTheCloudIs() {
        start(Wishes.ALL);
        happens(raised(), raised());
        start(Wishes.ALL);
        assertThat(afterAMinute()).containsExactly("beat 0");
        snapshots.put(Cases.snapshot("a", null, raised()));

        assertThat(afterAMinute()).containsExactly("bad", "beat 1");
    }

    @Test
    void whatCannotBeToldAgainIsInTheWayOfNothing() {
        start(Wishes.ALL);
        happens(raised(), raised());
        receiver.answer = new Channel.Attempt.Refused("answers 400", Duration.ofMinutes(5));
        afterAMinute();
        receiver.answer = new Channel.Attempt.Answered();
        happens(changed(), raised(), changed());
        loop.pass(Duration.ofSeconds(2));

        assertThat(receiver.told).containsExactly("1 bad", "2 worse");
    }
}
