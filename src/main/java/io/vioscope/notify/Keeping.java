package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.notify.Outbox.Delivery;
import io.vioscope.notify.Outbox.Pending;
import io.vioscope.notify.Outbox.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the receipts of one receiver, and takes from the outbox what it has still to be told. While more is waiting to be told,
 * receipts are gathered for a moment: to commit each for itself costs a database more than all that a poll writes.
 */
final class Keeping {
    /** How many facts are asked of the outbox at once. */
    static final int PAGE = 500;
    /** How long receipts are gathered at most; that much may be told again after a crash. */
    static final Duration GATHERING = Duration.ofMillis(100);

    private final String receiver;
    private final Outbox outbox;
    private final Backlog backlog;
    private final Loop loop;
    private final Runnable go;
    private final Trouble trouble;
    private boolean writing;
    private boolean gathering;
    private boolean asking;
    private boolean stopped;

    /** Calls {@code go} whenever something has come of it. */
    Keeping(String receiver, Outbox outbox, Backlog backlog, Loop loop, Runnable go) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.backlog = backlog;
        this.loop = loop;
        this.go = go;
        this.trouble = new Trouble("Keeping receipts of receiver " + receiver);
    }

    /**
     * What the receipts say when this server starts.
     *
     * @param held   what is on and was held back
     * @param told   what is on and was told, where that was asked for
     * @param number the last
     */
    record Before(List<Withheld> held, List<Pending> told, long number) {}

    /** Reads what was before. */
    Future<Before> before(boolean isToldWanted) {
        return outbox.withheld(receiver)
                .compose(held -> told(isToldWanted)
                        .compose(told -> outbox.lastNumber(receiver).map(number -> new Before(held, told, number))));
    }

    private Future<List<Pending>> told(boolean isWanted) {
        return isWanted ? outbox.told(receiver) : Future.succeededFuture(List.of());
    }

    /** Writes what can be written, and asks for more if more is wanted. */
    void go() {
        write();
        ask();
    }

    private void write() {
        var receipts = backlog.receipts();
        if (writing || receipts.isEmpty() || canGather(receipts)) {
            return;
        }
        writing = true;
        gather();
        loop.when(
                outbox.delivered(receiver, receipts),
                done -> {
                    writing = false;
                    backlog.written(receipts);
                    worked();
                    go.run();
                },
                cause -> failed(cause, () -> {
                    writing = false;
                    go.run();
                }));
    }

    /** What was held back is written at once: told after a crash it would take a number that means something else. */
    private boolean canGather(List<Delivery> receipts) {
        return gathering
                && backlog.waiting() > 0
                && receipts.size() < PAGE
                && receipts.stream().noneMatch(receipt -> receipt.number() == 0);
    }

    private void gather() {
        if (!gathering) {
            gathering = true;
            loop.after(GATHERING, () -> {
                gathering = false;
                go.run();
            });
        }
    }

    private void ask() {
        if (asking || !backlog.wantsPage()) {
            return;
        }
        asking = true;
        backlog.asking();
        loop.when(
                outbox.pending(receiver, PAGE),
                page -> {
                    asking = false;
                    backlog.page(page, PAGE);
                    worked();
                    go.run();
                },
                cause -> failed(cause, () -> {
                    asking = false;
                    go.run();
                }));
    }

    /** The outbox has answered. */
    void worked() {
        trouble.over();
    }

    /** The outbox has not answered; it is asked again after a while. */
    void failed(Throwable cause, Runnable again) {
        if (!stopped) {
            loop.after(trouble.failed(String.valueOf(cause.getMessage()), loop.now()), again);
        }
    }

    /** Since when it does not answer; null while it does. */
    @Nullable
    Instant troubleSince() {
        return trouble.since();
    }

    void stop() {
        stopped = true;
    }
}
