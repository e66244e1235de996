package io.vioscope.source.openstack.nova;

import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What live looks at servers found, for as long as it may be told, and how many more there may be now. For one thread. */
final class Looks {
    /** Looks in a minute: each costs Nova a message and vCenter a call. */
    static final int A_MINUTE = 5;

    /** So long is what a look found told; after that it is not known. */
    static final Duration KEEP = Duration.ofMinutes(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> begun = new ArrayDeque<>();
    private final Map<EntityKey, Found> found = new HashMap<>();

    private record Found(Live live, Instant at) {
        /** Also of one that is later than now: the clock was set back. */
        boolean isOld(Instant now) {
            return at.isAfter(now) || at.plus(KEEP).isBefore(now);
        }
    }

    /** How many looks there may be now. */
    int room(Instant now) {
        begun.removeIf(at -> at.isAfter(now) || !at.plus(MINUTE).isAfter(now));
        return Math.max(0, A_MINUTE - begun.size());
    }

    /** A look begins. */
    void begin(Instant now) {
        begun.add(now);
    }

    /** A look that began then has found something. */
    void found(EntityKey server, Live live, Instant at) {
        found.put(server, new Found(live, at));
    }

    /** Tells what stands, and of what no longer stands that nothing is known. */
    void tell(ReportBuilder report, Instant now) {
        found.forEach((server, last) -> {
            if (last.isOld(now)) {
                report.tell(server, Attributes.none());
            } else {
                report.tell(server, last.live().attributes(), last.at());
            }
        });
        found.values().removeIf(last -> last.isOld(now));
    }
}
