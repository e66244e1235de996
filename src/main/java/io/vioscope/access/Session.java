package io.vioscope.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is signed in at one browser.
 *
 * @param number  names it to admins
 * @param who     as they are now: what a local user may can change meanwhile
 * @param begunAt when they signed in
 * @param usedAt  when they last did something, to the minute
 * @param from    the address they signed in from
 */
public record Session(long number, Principal who, Instant begunAt, Instant usedAt, String from) {
    /** Why it is over at that time; empty while it is not. */
    public Optional<Refusal> refusal(Instant now, SessionLimits limits) {
        if (!now.isBefore(begunAt.plus(limits.whole()))) {
            return Optional.of(Refusal.ENDED);
        }
        return now.isBefore(usedAt.plus(limits.idle())) ? Optional.empty() : Optional.of(Refusal.IDLE);
    }

    /** The same, used at that time. */
    public Session used(Instant at) {
        return new Session(number, who, begunAt, at, from);
    }
}
