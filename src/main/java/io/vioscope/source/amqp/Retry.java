package io.vioscope.source.amqp;

import io.vioscope.model.ReadFailure.Cause;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a connection that failed is tried again: after one second, two, four, up to a minute, by chance up to a
 * quarter more or less, so that not all come back together. What only people can mend is tried every five minutes. For one
 * thread.
 */
final class Retry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FOR_PEOPLE = Duration.ofMinutes(5);
    private static final Set<Cause> PEOPLE = EnumSet.of(Cause.UNAUTHORIZED, Cause.FORBIDDEN, Cause.NOT_FOUND);

    private Duration next = FIRST;

    /** It stood for a while. */
    void worked() {
        next = FIRST;
    }

    /**
     * How long to wait after a failure.
     *
     * @param chance from 0 to 1
     */
    Duration after(Cause cause, double chance) {
        var pause = PEOPLE.contains(cause) ? FOR_PEOPLE : next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return Duration.ofMillis(Math.round(pause.toMillis() * (0.75 + 0.5 * chance)));
    }
}
