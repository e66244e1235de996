package io.vioscope.notify.webhook;

import io.vioscope.notify.Channel.Attempt;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means, as Standard Webhooks and HTTP (RFC 9110, RFC 6585) have it: 2xx is success. A message that the
 * receiver says it cannot read is given up after a few minutes, or it would be in the way of all that follow. What
 * it says of us or of the address rather than of the message (401, 404, a redirect, ...) is worth a day, so that somebody
 * can put it right. What is no refusal (5xx, 408, 425, 429) is tried until it works, and so is 410, once an hour.
 */
final class Answers {
    /** How long it is tried to tell what the receiver says it cannot read. */
    static final Duration UNREADABLE = Duration.ofMinutes(5);

    /** How long it is tried to tell what it refuses for another reason. */
    static final Duration REFUSED = Duration.ofDays(1);

    /** The longest pause that is granted. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 411, 413, 414, 415, 422, 431);
    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    private static final int GONE = 410;

    private Answers() {}

    /**
     * What became of an attempt.
     *
     * @param why        what was answered, one sentence without a full stop
     * @param retryAfter the header of that name
     * @param now        the time
     */
    static Attempt of(int status, String why, @Nullable String retryAfter, Instant now) {
        if (status / 100 == 2) {
            return new Attempt.Answered();
        }
        if (status == GONE) {
            return new Attempt.Failed(why, LONGEST);
        }
        if (status >= 500 || status < 300 || LATER.contains(status)) {
            return new Attempt.Failed(why, pause(retryAfter, now));
        }
        return new Attempt.Refused(why, OF_THE_MESSAGE.contains(status) ? UNREADABLE : REFUSED);
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private static Duration pause(@Nullable String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        var wait = header.strip().matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : until(header.strip(), now);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException noDate) {
            return Duration.ZERO;
        }
    }
}
