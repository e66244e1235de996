package io.vioscope.source.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times in HTTP headers (RFC 9110 sections 5.6.7 and 10.2.3). */
final class HttpTime {
    private HttpTime() {}

    /** The instant of an HTTP-date, if the header is there and is one. */
    static Optional<Instant> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /**
     * How long a {@code Retry-After} asks to wait, never negative.
     *
     * @param now the server's clock where it is known: its date means that clock
     */
    static Optional<Duration> retryAfter(@Nullable String header, Instant now) {
        if (header != null && header.strip().matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
        }
        return parse(header).map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }
}
