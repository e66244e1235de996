package io.vioscope.notify;

import java.time.Duration;
import java.util.List;

/** Looks now and then whether what was held back may be told. */
final class Releasing {
    /** How often. */
    static final Duration LOOK = Duration.ofSeconds(5);

    private final String receiver;
    private final Outbox outbox;
    private final Gate gate;
    private final Backlog backlog;
    private final Loop loop;
    private final Runnable go;
    private boolean stopped;

    /** @param go is called after each look */
    Releasing(String receiver, Outbox outbox, Gate gate, Backlog backlog, Loop loop, Runnable go) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.gate = gate;
        this.backlog = backlog;
        this.loop = loop;
        this.go = go;
    }

    void start() {
        loop.after(LOOK, this::look);
    }

    void stop() {
        stopped = true;
    }

    private void look() {
        if (!stopped) {
            if (backlog.isCaughtUp()) {
                release();
            }
            loop.after(LOOK, this::look);
            go.run();
        }
    }

    /** It is pending again before it is told, so that a crash in between forgets neither it nor that it may be known. */
    private void release() {
        var items = gate.due(loop.now()).stream()
                .flatMap(due -> backlog.again(due.heading(), due.fact()).stream())
                .toList();
        if (!items.isEmpty()) {
            var headings = items.stream().map(Backlog.Item::heading).toList();
            loop.when(outbox.again(receiver, headings), done -> ready(items), away -> ready(items));
        }
    }

    private void ready(List<Backlog.Item> items) {
        items.forEach(Backlog.Item::ready);
        go.run();
    }
}
