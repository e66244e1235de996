package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.bus.Recorded;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Outbox.Outcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver all news, in order, each once while it runs, and keeps receipts. After a crash it begins with the
 * first fact without a receipt; that one may be told again and then has the number it had. All calls come from the
 * {@link Loop}'s thread.
 */
public final class Notifier {
    /** How many facts are asked of the outbox at once. */
    static final int PAGE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final String receiver;
    private final Outbox outbox;
    private final Channel channel;
    private final Notices notices;
    private final TokenBucket throttle;
    private final Loop loop;
    private final Backlog backlog = new Backlog(Backlog.CAPACITY);
    private final Trouble sendTrouble;
    private final Trouble outboxTrouble;

    private long lastNumber = -1;
    private boolean waiting;
    private boolean writing;
    private boolean asking;
    private boolean stopped;

    /** Tells nobody yet: see {@link #start}. The receiver's name keys its numbers and receipts in the outbox. */
    public Notifier(String receiver, Outbox outbox, Channel channel, Notices notices, TokenBucket throttle, Loop loop) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.channel = channel;
        this.notices = notices;
        this.throttle = throttle;
        this.loop = loop;
        this.sendTrouble = new Trouble("Sending to receiver " + receiver);
        this.outboxTrouble = new Trouble("Keeping receipts of receiver " + receiver);
    }

    /** Begins with what is pending. Without the receiver's last number from the outbox nothing is sent. */
    public void start() {
        loop.when(outbox.lastNumber(receiver), this::begin, cause -> outboxFailed(cause, this::start));
    }

    private void begin(long number) {
        outboxTrouble.over();
        lastNumber = number;
        go();
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

    /** Sends nothing any more and writes the receipts that can be written, if the outbox lets it. Never fails. */
    public Future<Void> stop() {
        stopped = true;
        var receipts = backlog.receipts();
        return receipts.isEmpty()
                ? Future.succeededFuture()
                : outbox.delivered(receiver, receipts).otherwiseEmpty();
    }

    private void go() {
        if (lastNumber >= 0 && !stopped) {
            tellAll();
            writeReceipts();
            askOutbox();
        }
    }

    private void tellAll() {
        while (!waiting && backlog.head() != null) {
            var wait = throttle.take(loop.now());
            if (wait.isZero()) {
                tell(backlog.head());
            } else {
                pause(wait);
            }
        }
    }

    private void pause(Duration wait) {
        waiting = true;
        loop.after(wait, () -> {
            waiting = false;
            go();
        });
    }

    private void tell(Backlog.Item item) {
        try {
            notices.of(item.heading(), item.fact())
                    .map(notification -> channel.send(notification, lastNumber + 1))
                    .ifPresentOrElse(this::attempted, () -> backlog.done(0, loop.now(), Outcome.NOT_TOLD));
        } catch (RuntimeException bug) {
            LOG.error("Receiver {} is not told fact {}", receiver, item.heading(), bug);
            backlog.done(0, loop.now(), Outcome.UNSENDABLE);
        }
    }

    private void attempted(Attempt attempt) {
        attempt.match(
                sent -> {
                    sendTrouble.over();
                    backlog.done(++lastNumber, loop.now(), Outcome.SENT);
                    return sent;
                },
                failed -> {
                    pause(sendTrouble.failed(failed.why()));
                    return failed;
                });
    }

    private void writeReceipts() {
        var receipts = backlog.receipts();
        if (writing || receipts.isEmpty()) {
            return;
        }
        writing = true;
        loop.when(
                outbox.delivered(receiver, receipts),
                done -> {
                    outboxTrouble.over();
                    writing = false;
                    backlog.written(receipts);
                    go();
                },
                cause -> outboxFailed(cause, () -> {
                    writing = false;
                    go();
                }));
    }

    private void askOutbox() {
        if (asking || !backlog.wantsPage()) {
            return;
        }
        asking = true;
        backlog.asking();
        loop.when(
                outbox.pending(receiver, PAGE),
                page -> {
                    outboxTrouble.over();
                    asking = false;
                    backlog.page(page, PAGE);
                    go();
                },
                cause -> outboxFailed(cause, () -> {
                    asking = false;
                    go();
                }));
    }

    private void outboxFailed(Throwable cause, Runnable again) {
        if (!stopped) {
            loop.after(outboxTrouble.failed(String.valueOf(cause.getMessage())), again);
        }
    }
}
