package io.vioscope.store;

import io.vertx.core.Future;
import io.vioscope.bus.Recorded;
import io.vioscope.bus.Recorded.Origin;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Commit;
import io.vioscope.trace.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commits in the order in which they come, each until it is written. While the database is away it goes on taking
 * them; what has waited for half a minute may be told from memory: duplicates rather than silence. One thread calls it.
 */
final class Journal {
    /** How long facts wait for the database before receivers are told without it. */
    static final Duration TELL_ANYWAY = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private static final class Entry {
        private final Commit commit;
        private final Instant since;
        private final Trail trail = Trail.current();
        private boolean toldFromMemory;

        private Entry(Commit commit, Instant since) {
            this.commit = commit;
            this.since = since;
        }
    }

    /** What the journal says to others. */
    record Listeners(Consumer<Recorded> recorded, Consumer<Recording> recording) {}

    private final Function<Commit, Future<Void>> writer;
    private final Listeners listeners;
    private final InstantSource clock;
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private boolean writing;
    private Instant asked = Instant.EPOCH;
    private @Nullable String trouble;
    private Recording said = Recording.UP_TO_DATE;

    Journal(Function<Commit, Future<Void>> writer, Listeners listeners, InstantSource clock) {
        this.writer = writer;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Takes a commit. */
    void take(Commit commit) {
        queue.add(new Entry(commit, clock.instant()));
        write();
    }

    /** Called from time to time: tries again, and lets be told what has waited too long. */
    void tick() {
        if (trouble != null && !writing) {
            write();
        }
        var limit = clock.instant().minus(TELL_ANYWAY);
        if (writing && trouble == null && !asked.isAfter(limit)) {
            trouble = "the database has not answered for " + TELL_ANYWAY.toSeconds() + " s";
            LOG.error("Facts wait: {}", trouble);
        }
        for (var entry : queue) {
            if (!entry.toldFromMemory && !entry.since.isAfter(limit)) {
                entry.toldFromMemory = true;
                entry.trail.during(() -> listeners.recorded().accept(new Recorded(entry.commit, Origin.MEMORY)));
            }
        }
        say();
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    private void write() {
        var next = queue.peek();
        if (writing || next == null) {
            say();
            return;
        }
        writing = true;
        asked = clock.instant();
        var trail = next.trail
                .call("record facts")
                .with("db.system.name", "postgresql")
                .with("vioscope.facts", next.commit.facts().size());
        trail.during(() -> writer.apply(next.commit)).onComplete(result -> {
            writing = false;
            if (result.succeeded()) {
                trail.end();
                written(next, trail);
            } else {
                trail.failed("not recorded").end();
                failed(next, result.cause());
            }
        });
    }

    private void written(Entry entry, Trail trail) {
        if (trouble != null) {
            LOG.info("The database takes facts again; {} commits wait", queue.size() - 1);
            trouble = null;
        }
        queue.remove();
        trail.during(() -> listeners.recorded().accept(new Recorded(entry.commit, Origin.DATABASE)));
        write();
    }

    /** The next tick tries again; what keeps failing stays loud and keeps its place, for nothing may be lost. */
    private void failed(Entry entry, Throwable cause) {
        var reason = String.valueOf(cause.getMessage());
        if (!reason.equals(trouble)) {
            LOG.error(
                    "Facts {} to {} of cloud {} cannot be recorded: {}",
                    entry.commit.firstSeq(),
                    entry.commit.lastSeq(),
                    entry.commit.cloud(),
                    reason);
        }
        trouble = reason;
        say();
    }

    private void say() {
        var oldest = queue.peek();
        var now = new Recording(queue.size(), oldest == null ? null : oldest.since, trouble);
        if (!now.equals(said)) {
            said = now;
            listeners.recording().accept(now);
        }
    }
}
