package io.vioscope.web.access;

import io.vertx.core.Vertx;
import io.vioscope.access.AuditEvent;
import io.vioscope.access.Principal;
import io.vioscope.access.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who did what, in its order, and goes on trying while the database is away; the log has each at once. What waits
 * is lost where this process ends meanwhile. Refusals of nobody in particular are written at most sixty a
 * minute, so that nobody fills the disk with them; the others are counted. For one event loop.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REFUSALS = 60;
    private static final int BATCH = 200;
    private static final int MOST = 10_000;

    private final Vertx vertx;
    private final Keeper keeper;
    private final InstantSource clock;
    private final Deque<AuditEvent> waiting = new ArrayDeque<>();
    private boolean isWriting;
    private long lost;
    private Instant minute = Instant.MIN;
    private int refusals;
    private long unwritten;

    Audit(Vertx vertx, Keeper keeper, InstantSource clock) {
        this.vertx = vertx;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** Somebody who is known did something. */
    void did(Principal who, String from, String what, String outcome) {
        note(new AuditEvent(clock.instant(), who.name(), who.way().word(), from, what, outcome));
    }

    /** Somebody was refused; the name is what they gave for theirs. */
    void refused(String name, Way way, String from, String what, String why) {
        var now = clock.instant();
        if (minute.isBefore(now.minus(MINUTE))) {
            minute = now;
            refusals = 0;
        }
        if (++refusals > REFUSALS) {
            unwritten++;
            return;
        }
        if (unwritten > 0) {
            note(ours(unwritten + " more refusals", "not written one by one"));
            unwritten = 0;
        }
        note(new AuditEvent(now, name, way.word(), from, what, "refused: " + why));
    }

    private AuditEvent ours(String what, String outcome) {
        return new AuditEvent(clock.instant(), "", Way.NONE.word(), "", what, outcome);
    }

    private void note(AuditEvent event) {
        LOG.info("{}", event.line());
        if (waiting.size() >= MOST) {
            lost++;
            return;
        }
        waiting.add(event);
        write();
    }

    private void write() {
        if (isWriting || waiting.isEmpty()) {
            return;
        }
        isWriting = true;
        var batch = new ArrayList<AuditEvent>();
        waiting.stream().limit(BATCH).forEach(batch::add);
        keeper.audit(batch)
                .onComplete(
                        written -> {
                            batch.forEach(event -> waiting.removeFirst());
                            isWriting = false;
                            sayWhatIsLost();
                            write();
                        },
                        away -> vertx.setTimer(RETRY.toMillis(), id -> {
                            isWriting = false;
                            write();
                        }));
    }

    private void sayWhatIsLost() {
        if (lost > 0) {
            waiting.add(ours(lost + " events", "lost while the database was away; the log has them"));
            lost = 0;
        }
    }
}
