package io.vioscope.web.view;

import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people name a moment of the past. All is UTC. */
public final class MomentText {

    private static final Pattern AGO = Pattern.compile("-([0-9]{1,6})([smhd])");
    private static final Pattern FACT = Pattern.compile("[0-9]{1,18}");
    private static final Pattern OF_DAY = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    private MomentText() {}

    /** What would be right where a fact's number is not taken. */
    public static String rightTime() {
        return Words.of("past.right-time");
    }

    /** The number of the fact that a text names a moment by; empty for another text. */
    public static Optional<Long> fact(String text) {
        return FACT.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** The moment of a text; empty if it is none, or the number of a fact. */
    public static Optional<Instant> read(String text, Instant now) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return Optional.of(now.truncatedTo(ChronoUnit.MILLIS)
                    .minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1)))));
        }
        return OF_DAY.matcher(text).matches() ? ofDay(text, now) : Texts.time(text.replace(' ', '+'));
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static Optional<Instant> ofDay(String text, Instant now) {
        try {
            var today =
                    LocalTime.parse(text).atDate(now.atOffset(ZoneOffset.UTC).toLocalDate());
            var at = today.toInstant(ZoneOffset.UTC);
            return Optional.of(at.isAfter(now) ? at.minus(Duration.ofDays(1)) : at);
        } catch (DateTimeParseException noTimeOfDay) {
            return Optional.empty();
        }
    }
}
