package io.vioscope.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.TakenTrap;
import io.vioscope.bus.Tested;
import io.vioscope.config.Manner;
import io.vioscope.config.Wishes;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Fact;
import io.vioscope.model.ProblemKey;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One receiver, its cloud, and what it was told, on a virtual clock. */
final class Told {
    private final Wishes wishes;
    private final Manner manner;
    private final Duration heartbeat;
    private final List<Fact> believed = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private Manager manager = (notification, number) -> true;
    private Predicate<Notification> format = notification -> true;
    private boolean heard;
    private Snapshots snapshots = new Snapshots();
    private @Nullable Notifier notifier;
    private @Nullable Promise<Attempt> answer;
    private Function<Forward, Optional<Forward.Dropped>> hindrance = forward -> Optional.empty();
    private long seq = 1;

    final MemoryOutbox outbox = new MemoryOutbox();
    final VirtualLoop loop = new VirtualLoop();

    Told(Wishes wishes, Manner manner, Duration heartbeat) {
        this.wishes = wishes;
        this.manner = manner;
        this.heartbeat = heartbeat;
        restart();
    }

    Told(Wishes wishes) {
        this(wishes, Manner.DEFAULT, Duration.ZERO);
    }

    /** The server ends without a word and starts again; it has not looked at the cloud yet. */
    void restart() {
        if (notifier != null) {
            outbox.away(true);
            notifier.stop();
            outbox.away(false);
        }
        answer = null;
        snapshots = new Snapshots();
        var notices = new Notices(snapshots, "");
        var gate = new Gate(wishes, manner.dropAfter(), notices, snapshots, n -> new Way().messages(n) > 0);
        notifier = new Notifier(
                "nms",
                outbox,
                new Way(),
                new Matter(notices, gate, snapshots, heartbeat),
                new TokenBucket(manner.burst(), manner.perSecond()),
                loop);
        notifier.start();
        loop.settle();
    }

    /** The last number that a server which starts now goes on from. */
    long lastRecorded() {
        return outbox.lastNumber("nms").result();
    }

    /** It becomes so; what is wrong with the server is then explained by that cause, or by none. */
    void happens(@Nullable ProblemKey cause, Fact... facts) {
        believed.addAll(List.of(facts));
        seen(cause);
        var commit = Cases.commit("a", seq, facts);
        seq += facts.length;
        outbox.record(commit);
        if (notifier != null) {
            notifier.recorded(Cases.database(commit), 1);
        }
        loop.settle();
    }

    /** The cloud is looked at once more. */
    void seen(@Nullable ProblemKey cause) {
        snapshots.put(snapshot(cause));
    }

    private Snapshot snapshot(@Nullable ProblemKey cause) {
        return Cases.snapshot("a", cause, believed.toArray(Fact[]::new));
    }

    /** From now on its format has something only for these. */
    void format(Predicate<Notification> has) {
        format = has;
    }

    /** The number of the fact that happens next. */
    long next() {
        return seq;
    }

    /** Whoever hears what is sent, or is away. */
    interface Manager {
        boolean hears(Notification notification, long number);
    }

    /** From now on it decides by itself whether it hears. */
    void to(Manager other) {
        manager = other;
    }

    /** What was sent last is answered if it was heard, unless the answer is lost. */
    void answers(boolean isLost) {
        answers(heard && !isLost ? new Attempt.Answered() : new Attempt.Failed("no answer"));
    }

    private final class Way implements Channel {
        @Override
        public int messages(Notification notification) {
            return format.test(notification) ? 1 : 0;
        }

        @Override
        public Future<Attempt> send(Notification notification, long number) {
            return Told.this.send(notification, number);
        }

        @Override
        public boolean forwards() {
            return manner.forwards();
        }

        @Override
        public Optional<Forward.Dropped> hindrance(Forward forward) {
            return hindrance.apply(forward);
        }

        @Override
        public Future<Attempt> forward(Forward forward) {
            return Told.this.forward(forward);
        }
    }

    /** From now on that keeps traps of others from being forwarded. */
    void hinders(Function<Forward, Optional<Forward.Dropped>> why) {
        hindrance = why;
    }

    /** A trap of somebody else came. */
    void taken(TakenTrap trap) {
        Objects.requireNonNull(notifier).taken(trap, cloud -> 3);
        loop.settle();
    }

    private Future<Attempt> forward(Forward forward) {
        words.add("forward " + forward.trap().original().name());
        if (!manner.inform()) {
            return Future.succeededFuture(new Attempt.Sent());
        }
        answer = Promise.promise();
        return answer.future();
    }

    private Future<Attempt> send(Notification notification, long number) {
        heard = manager.hears(notification, number);
        words.add(number + " "
                + notification.match(Told::alarm, Told::cause, e -> "event", beat -> "" + beat, test -> "test"));
        if (!manner.inform()) {
            return Future.succeededFuture(new Attempt.Sent());
        }
        answer = Promise.promise();
        return answer.future();
    }

    /** The receiver answers, or it is known that it did not. */
    void answers(Attempt attempt) {
        var asked = answer;
        answer = null;
        if (asked != null) {
            asked.complete(attempt);
        }
        loop.settle();
    }

    private static String alarm(AlarmNotice alarm) {
        return "alarm " + alarm.change() + (alarm.cause() == null ? "" : " by " + alarm.cause());
    }

    private static String cause(CauseNotice cause) {
        return "cause " + cause.change();
    }

    /** Somebody wants to know whether messages arrive. */
    Future<Tested> test() {
        var tested = Objects.requireNonNull(notifier).test();
        loop.settle();
        return tested;
    }

    /** How it goes with the receiver. */
    ReceiverState state() {
        return Objects.requireNonNull(notifier).state();
    }

    /** What was told since this was last asked. */
    List<String> words() {
        var told = List.copyOf(words);
        words.clear();
        return told;
    }

    /** What the receipts say, by the number of the fact. */
    List<String> receipts() {
        return outbox.receipts("nms").stream()
                .sorted(Comparator.comparing(Outbox.Delivery::seq))
                .map(r -> r.seq() + " " + r.outcome().word() + (r.cause() == null ? "" : " by " + r.cause())
                        + (r.tries() > 1 ? " tries " + r.tries() : ""))
                .toList();
    }
}
