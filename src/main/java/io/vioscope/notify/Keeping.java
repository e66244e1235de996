package io.vioscope.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the receipts of one receiver, and takes from the outbox what it has still to be told. */
final class Keeping {
    /** How many facts are asked of the outbox at once. */
    static final int PAGE = 500;

    private final String receiver;
    private final Outbox outbox;
    private final Backlog backlog;
    private final Loop loop;
    private final Runnable go;
    private final Trouble trouble;
    private boolean writing;
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

    /** Writes what can be written, and asks for more if more is wanted. */
    void go() {
        write();
        ask();
    }

    private void write() {
        var receipts = backlog.receipts();
        if (writing || receipts.isEmpty()) {
            return;
        }
        writing = true;
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
