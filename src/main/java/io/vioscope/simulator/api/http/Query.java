package io.vioscope.simulator.api.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What parameters of a query mean to all services alike. */
public final class Query {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");

    private Query() {}

    /** oslo.utils' bool_from_string. */
    public static boolean isTrue(@Nullable String text) {
        return text != null && TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Empty if it is not one. */
    public static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** A time with or, meant in UTC, without a zone; empty if it is not one. A blank is the plus sign it was sent as. */
    public static Optional<Instant> time(String text) {
        var zoned = text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})") ? text : text + "Z";
        try {
            return Optional.of(OffsetDateTime.parse(zoned.replace(' ', '+')).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** A whole number from 0; empty if it is not one. */
    public static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
