package io.vioscope.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program says by who it is.
 *
 * @param number    names it to admins
 * @param name      what it is called, and what is done with it after it
 * @param role      what it may
 * @param madeBy    who made it
 * @param madeAt    when
 * @param endsAt    when its time is over
 * @param revokedAt when an admin revoked it; null if none did
 * @param usedAt    when it was last used, to the minute; null if never
 * @param scope     of whose things who uses it is told
 */
public record ApiToken(
        long number,
        String name,
        Role role,
        String madeBy,
        Instant madeAt,
        Instant endsAt,
        @Nullable Instant revokedAt,
        @Nullable Instant usedAt,
        Scope scope) {
    /** The longest it may last. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** Why it is not taken at that time; empty if it is. */
    public Optional<Refusal> refusal(Instant now) {
        if (revokedAt != null) {
            return Optional.of(Refusal.REVOKED);
        }
        return now.isBefore(endsAt) ? Optional.empty() : Optional.of(Refusal.EXPIRED);
    }

    /** Who uses it. */
    public Principal who() {
        return new Principal(name, role, Way.TOKEN, scope);
    }

    /** The same, used at that time. */
    public ApiToken used(Instant at) {
        return new ApiToken(number, name, role, madeBy, madeAt, endsAt, revokedAt, at, scope);
    }
}
