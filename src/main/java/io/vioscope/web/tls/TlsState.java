package io.vioscope.web.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * By which certificate this server is known at one moment.
 *
 * @param subject   whose it is (RFC 2253)
 * @param notBefore from when on it holds
 * @param notAfter  until when it and those above it hold
 * @param readAt    when it was read from its file
 * @param trouble   why what is in the files now is not used; empty where it is
 */
public record TlsState(String subject, Instant notBefore, Instant notAfter, Instant readAt, Optional<Trouble> trouble) {
    /** When clients soon refuse it: certificates of ninety days are usually replaced thirty days before their end. */
    private static final Duration SOON = Duration.ofDays(14);

    /** What is wrong with the files, and since when. */
    public record Trouble(Instant since, String why) {}

    /** What is to be said of its time; empty where all is well. */
    public Optional<String> warning(Instant now) {
        if (now.isBefore(notBefore)) {
            return Optional.of("does not hold yet; clients refuse it");
        }
        if (!now.isBefore(notAfter)) {
            return Optional.of("has ended; clients refuse it");
        }
        return now.isBefore(notAfter.minus(SOON)) ? Optional.empty() : Optional.of("ends soon");
    }

    /** How long it still holds; negative where it has ended. */
    public Duration remaining(Instant now) {
        return Duration.between(now, notAfter);
    }
}
