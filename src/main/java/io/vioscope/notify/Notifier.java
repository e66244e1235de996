package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Recorded;
import io.vioscope.bus.TakenTrap;
import io.vioscope.bus.Tested;
import io.vioscope.notify.Backlog.Receipt;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Notification.Heartbeat;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.Ruling.Withhold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver what it wants of all news, in order, each once while it runs, and keeps receipts. Nothing is sent
 * before what was sent before it has left, or was answered where the receiver answers, so that nothing overtakes. After a
 * crash it begins with the first fact without a receipt; what was told in the last moment ({@link Keeping#GATHERING}) may be told
 * again and then has the number it had. All calls come from the {@link Loop}'s thread.
 */
public final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final String receiver;
    private final Outbox outbox;
    private final Channel channel;
    private final Matter matter;
    private final TokenBucket throttle;
    private final Loop loop;
    private final Backlog backlog = new Backlog(Backlog.CAPACITY);
    private final Trying trying;
    private final Keeping keeping;
    private final Repeats repeats;
    private final Forwarding forwarding;
    private final Releasing releasing;
    private final Testing testing = new Testing();

    private long lastNumber = -1;
    private long withheld;
    private boolean repeatIsDue;
    private boolean beatIsDue;
    private boolean waiting;
    private boolean sending;
    private boolean stopped;

    /** Tells nobody yet: see {@link #start}. The receiver's name keys its numbers and receipts in the outbox. */
    Notifier(String receiver, Outbox outbox, Channel channel, Matter matter, TokenBucket throttle, Loop loop) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.channel = channel;
        this.matter = matter;
        this.throttle = throttle;
        this.loop = loop;
        this.repeats = new Repeats(matter.notices(), matter.snapshots());
        this.forwarding = new Forwarding(channel);
        this.trying = new Trying(receiver);
        this.releasing = new Releasing(receiver, outbox, matter.gate(), backlog, loop, this::go);
        this.keeping = new Keeping(receiver, outbox, backlog, loop, this::go);
    }

    /** Begins with what is pending. Without the receiver's last number from the outbox nothing is sent. */
    public void start() {
        loop.when(keeping.before(channel.repeats() != null), this::begin, cause -> keeping.failed(cause, this::start));
    }

    private void begin(Keeping.Before before) {
        keeping.worked();
        matter.gate().resume(before.held());
        lastNumber = before.number();
        releasing.start();
        var every = channel.repeats();
        if (every != null) {
            repeats.resume(before.told());
            loop.after(every, () -> repeat(every));
        } else if (!matter.heartbeat().isZero()) {
            loop.after(matter.heartbeat(), this::beat);
        }
        go();
    }

    private void repeat(Duration every) {
        if (!stopped) {
            repeatIsDue = true;
            loop.after(every, () -> repeat(every));
            go();
        }
    }

    private void beat() {
        if (!stopped) {
            beatIsDue = channel.messages(heartbeat()) > 0;
            loop.after(matter.heartbeat(), this::beat);
            go();
        }
    }

    /**
     * Takes facts that may be told.
     *
     * @param cloudIndex the number the database keeps for their cloud; 0 if it has not said
     */
    public void recorded(Recorded recorded, int cloudIndex) {
        backlog.recorded(recorded, cloudIndex);
        go();
    }

    /** Whether it wants traps of others. */
    boolean forwards() {
        return channel.forwards();
    }

    /**
     * Takes a trap of somebody else, which is forwarded when nothing of our own is to be told.
     *
     * @param cloudIndex the number the database keeps for a cloud; 0 if it has not said
     */
    void taken(TakenTrap trap, ToIntFunction<String> cloudIndex) {
        forwarding.add(matter.notices().forward(trap, cloudIndex));
        go();
    }

    /** Sends a test as soon as nothing else is under way. The future never fails. */
    public Future<Tested> test() {
        var tested = testing.add();
        go();
        return tested;
    }

    /** How it goes. */
    public ReceiverState state() {
        return new ReceiverState(
                loop.now(),
                trying.trouble().since(),
                trying.trouble().why(),
                trying.tries(),
                trying.gotThroughAt(),
                testing.last(),
                lastNumber,
                backlog.waiting(),
                keeping.troubleSince(),
                forwarding.state());
    }

    /** Sends nothing any more and writes the receipts that can be written, if the outbox lets it. Never fails. */
    public Future<Void> stop() {
        stopped = true;
        releasing.stop();
        keeping.stop();
        var receipts = backlog.receipts();
        return receipts.isEmpty()
                ? Future.succeededFuture()
                : outbox.delivered(receiver, receipts).otherwiseEmpty();
    }

    private void go() {
        if (!sending && !stopped && testing.isWanted()) {
            send(testing.begin(loop.now()));
        }
        if (lastNumber >= 0 && !stopped) {
            tellAll();
            keeping.go();
        }
    }

    private void tellAll() {
        if (isFree() && repeatIsDue) {
            sendRepeats();
        }
        if (isFree() && trying.tried() instanceof Heartbeat beat) {
            send(beat);
        }
        for (var head = backlog.head(); isFree() && head != null; head = backlog.head()) {
            tell(head);
        }
        if (isFree() && beatIsDue && backlog.isCaughtUp()) {
            reserve(() -> send(heartbeat()));
        }
        for (var next = forwarding.next(); isFree() && next != null; next = forwarding.next()) {
            forward(next);
        }
    }

    private boolean isFree() {
        return !waiting && !sending && !stopped;
    }

    private void pause(Duration wait) {
        waiting = true;
        loop.after(wait, () -> {
            waiting = false;
            go();
        });
    }

    private void forward(Forward forward) {
        throttled(1, () -> await(channel.forward(forward), this::forwarded));
    }

    private void forwarded(Attempt attempt) {
        var pause = forwarding.attempted(attempt);
        if (!pause.isZero()) {
            loop.after(pause, () -> {
                forwarding.goOn();
                go();
            });
        }
    }

    private void tell(Backlog.Item item) {
        var again = trying.tried();
        if (again != null) {
            tellAtRate(item, again);
            return;
        }
        try {
            matter.notices()
                    .of(item.heading(), item.fact())
                    .ifPresentOrElse(notification -> tell(item, notification), () -> unsent(Outcome.NOT_TOLD));
        } catch (RuntimeException bug) {
            LOG.error("Receiver {} is not told fact {}", receiver, item.heading(), bug);
            unsent(Outcome.UNSENDABLE);
        }
    }

    private void tell(Backlog.Item item, Notification notification) {
        if (!item.isOld() && notification.isChange() && backlog.isHeadSuperseded()) {
            withhold(item, new Withhold(Outcome.SUPERSEDED, null));
            return;
        }
        matter.gate()
                .rule(notification, loop.now(), item.isOld())
                .match(
                        tell -> {
                            tellAtRate(item, tell.notification());
                            return tell;
                        },
                        no -> {
                            withhold(item, no);
                            return no;
                        });
    }

    private void tellAtRate(Backlog.Item item, Notification notification) {
        Runnable send = () -> send(notification, attempt -> attempted(item, attempt));
        throttled(channel.messages(notification), () -> item.trail().during(send));
    }

    private void throttled(int messages, Runnable send) {
        var wait = throttle.take(loop.now(), messages);
        if (wait.isZero()) {
            send.run();
        } else {
            pause(wait);
        }
    }

    private void send(Notification notification, Consumer<Attempt> attempted) {
        var attempt = SendTrail.send(receiver, channel, notification, lastNumber + 1);
        trying.sending(notification);
        await(attempt, attempted);
    }

    private void await(Future<Attempt> attempt, Consumer<Attempt> attempted) {
        if (attempt.succeeded()) {
            attempted.accept(attempt.result());
            return;
        }
        sending = true;
        loop.when(
                attempt,
                how -> {
                    sending = false;
                    attempted.accept(how);
                    go();
                },
                bug -> {
                    sending = false;
                    attempted.accept(new Attempt.Failed(String.valueOf(bug.getMessage())));
                    go();
                });
    }

    private void attempted(Backlog.Item item, Attempt attempt) {
        attempt.match(
                sent -> delivered(item, Outcome.SENT),
                answered -> delivered(item, Outcome.ANSWERED),
                this::failed,
                refused -> trying.isGivenUp(refused, loop.now()) ? givenUp(item, refused) : failed(refused));
    }

    private Outcome delivered(Backlog.Item item, Outcome outcome) {
        gotThrough();
        return told(item, outcome, null);
    }

    private Outcome gotThrough() {
        trying.gotThrough(loop.now());
        return Outcome.SENT;
    }

    /** It keeps the number that it was sent under. What comes of the same alarm or root cause is told as ever. */
    private Outcome givenUp(Backlog.Item item, Attempt.Refused refused) {
        LOG.warn("Receiver {} is not told fact {}, as it refuses it: {}", receiver, item.heading(), refused.why());
        return told(item, Outcome.REFUSED, refused.why());
    }

    private Outcome told(Backlog.Item item, Outcome outcome, @Nullable String said) {
        matter.gate().told(item.heading(), item.fact());
        var notification = trying.tried();
        if (channel.repeats() != null && notification != null) {
            repeats.told(item.heading(), item.fact(), notification, loop.now());
        }
        backlog.done(new Receipt(++lastNumber, loop.now(), outcome, trying.tries(), null, said));
        trying.next();
        return outcome;
    }

    private Outcome failed(Attempt.Failed failed) {
        pause(trying.failed(failed, loop.now()));
        return Outcome.UNSENDABLE;
    }

    private Outcome failed(Attempt.Refused refused) {
        return failed(new Attempt.Failed(refused.why()));
    }

    private void withhold(Backlog.Item item, Withhold why) {
        withheld++;
        matter.gate().withheld(item.heading(), item.fact(), why);
        backlog.done(Receipt.without(loop.now(), why.why(), why.cause()));
    }

    private void unsent(Outcome outcome) {
        backlog.done(Receipt.without(loop.now(), outcome, null));
    }

    private Heartbeat heartbeat() {
        return matter.beat(loop.now(), withheld);
    }

    /**
     * What belongs to no fact cannot get its number again after a crash: the outbox knows it before it is sent, so that nothing
     * else gets it either. Where the outbox is away it is sent all the same.
     */
    private void reserve(Runnable send) {
        sending = true;
        Runnable then = () -> {
            sending = false;
            if (isFree()) {
                send.run();
            }
            go();
        };
        loop.when(outbox.numbered(receiver, lastNumber + 1), done -> then.run(), away -> then.run());
    }

    private void send(Heartbeat beat) {
        throttled(
                channel.messages(beat),
                () -> send(
                        beat,
                        attempt -> attempt.match(
                                sent -> passed(gotThrough()),
                                answered -> passed(gotThrough()),
                                this::failed,
                                refused -> trying.isGivenUp(refused, loop.now())
                                        ? passed(Outcome.REFUSED)
                                        : failed(refused))));
    }

    private Outcome passed(Outcome outcome) {
        beatIsDue = false;
        trying.next();
        lastNumber++;
        return outcome;
    }

    private void sendRepeats() {
        repeatIsDue = false;
        var all = new ArrayList<>(repeats.at(loop.now()));
        if (!matter.heartbeat().isZero()) {
            all.add(heartbeat());
        }
        if (!all.isEmpty()) {
            await(
                    channel.repeat(all),
                    how -> how.match(sent -> gotThrough(), answered -> gotThrough(), this::failed, this::failed));
        }
    }

    private void send(Testing.Under test) {
        await(channel.send(test.notification(), 0), attempt -> test.done(attempt, trying, loop.now()));
    }
}
