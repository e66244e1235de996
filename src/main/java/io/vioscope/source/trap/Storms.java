package io.vioscope.source.trap;

import io.vioscope.config.TrapsConfig;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no more traps in than may be, of one sender and of all: ten seconds' worth at once, then that many a second. Says in the
 * log when it begins to leave traps out and, a minute after the last one, how many that were. For one thread.
 */
final class Storms {
    private static final Logger LOG = LoggerFactory.getLogger(Storms.class);
    private static final Duration CALM = Duration.ofMinutes(1);
    private static final int WORTH = 10;
    private static final int MOST_SENDERS = 1000;

    private final int perSender;
    private final Bucket total;
    private final Map<InetAddress, Bucket> senders = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    private long leftOut;
    private Instant last = Instant.MIN;

    Storms(TrapsConfig config) {
        perSender = config.perSender();
        total = new Bucket(config.total());
    }

    /** Tokens that come back with time. */
    private static final class Bucket {
        private final double perSecond;
        private double tokens;
        private Instant at = Instant.EPOCH;

        private Bucket(int perSecond) {
            this.perSecond = perSecond;
            this.tokens = (double) perSecond * WORTH;
        }

        private boolean hasOne(Instant now) {
            if (now.isAfter(at)) {
                var seconds = Duration.between(at, now).toMillis() / 1000.0;
                tokens = Math.min(perSecond * WORTH, tokens + seconds * perSecond);
                at = now;
            }
            return tokens >= 1;
        }
    }

    /** Whether a trap that comes now may come in. */
    boolean letIn(InetAddress from, Instant now) {
        calm(now);
        var sender = senders.computeIfAbsent(from, address -> new Bucket(perSender));
        var isIn = sender.hasOne(now) && total.hasOne(now);
        if (isIn) {
            sender.tokens--;
            total.tokens--;
            return true;
        }
        if (leftOut++ == 0) {
            LOG.warn("Traps come faster than they are taken, last from {}: some are left out", from.getHostAddress());
        }
        last = now;
        return false;
    }

    /** Time has passed. */
    void calm(Instant now) {
        if (leftOut > 0 && !now.isBefore(last.plus(CALM))) {
            LOG.info("Traps come no faster than they are taken any more; {} were left out", leftOut);
            leftOut = 0;
        }
    }
}
