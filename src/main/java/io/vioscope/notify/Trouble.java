package io.vioscope.notify;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing that can fail again and again: in the log when it begins and when it ends, with longer and longer waits. */
final class Trouble {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final String what;
    private Duration last = Duration.ZERO;

    /** Names what may fail, as in "sending to nms". */
    Trouble(String what) {
        this.what = what;
    }

    /** It failed; says how long to wait until the next try. */
    Duration failed(String why) {
        if (last.isZero()) {
            LOG.warn("{} fails and is tried again until it works: {}", what, why);
        }
        var next = last.isZero() ? FIRST : last.multipliedBy(2);
        last = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        return last;
    }

    /** It worked. */
    void over() {
        if (!last.isZero()) {
            LOG.info("{} works again", what);
        }
        last = Duration.ZERO;
    }
}
