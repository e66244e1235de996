package io.vioscope.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing that can fail again and again: in the log when it begins and when it ends, with longer and longer waits. */
final class Trouble {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final String what;
    private Duration last = Duration.ZERO;
    private @Nullable Instant since;
    private String why = "";

    /** Names what may fail, as in "sending to nms". */
    Trouble(String what) {
        this.what = what;
    }

    /** It failed; says how long to wait until the next try. */
    Duration failed(String reason, Instant now) {
        if (since == null) {
            LOG.warn("{} fails and is tried again until it works: {}", what, reason);
            since = now;
        }
        why = reason;
        var next = last.isZero() ? FIRST : last.multipliedBy(2);
        last = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        return last;
    }

    /** It worked. */
    void over() {
        if (since != null) {
            LOG.info("{} works again", what);
        }
        since = null;
        why = "";
        last = Duration.ZERO;
    }

    /** The next is another matter: it is tried with short waits again. */
    void another() {
        last = Duration.ZERO;
    }

    /** Since when it fails; null while it works. */
    @Nullable
    Instant since() {
        return since;
    }

    /** Why it failed last; empty while it works. */
    String why() {
        return why;
    }
}
