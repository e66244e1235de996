package io.vioscope.web.history;

import io.vioscope.web.view.MomentText;
import io.vioscope.web.view.Span;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stretch of time that is asked for: {@code from} and {@code to}, or how long up to now.
 *
 * @param span    the time; some time where something is wrong
 * @param isFixed whether its end does not move with the clock
 * @param errors  what is wrong, by parameter
 */
public record SpanQuery(Span span, boolean isFixed, Map<String, String> errors) {
    /** The longest. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,3})(m|h|d)");

    public SpanQuery {
        errors = Map.copyOf(errors);
    }

    /**
     * The time of a query.
     *
     * @param length  the name of the parameter that says how long
     * @param usual   how long it is if nothing is said
     * @param now     the moment that is the latest there is anything of
     */
    public static SpanQuery of(Map<String, String> query, String length, String usual, Instant now) {
        return new Reader(query, now.truncatedTo(ChronoUnit.MILLIS)).read(length, usual);
    }

    /** How long a text says: minutes, hours or days. */
    public static Optional<Duration> length(String text) {
        var found = LENGTH.matcher(text);
        return found.matches()
                ? Optional.of(Duration.of(Long.parseLong(found.group(1)), unit(found.group(2))))
                        .filter(d -> d.compareTo(LONGEST) <= 0)
                : Optional.empty();
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static final class Reader {
        private final Map<String, String> query;
        private final Instant now;
        private final Map<String, String> errors = new LinkedHashMap<>();

        Reader(Map<String, String> query, Instant now) {
            this.query = query;
            this.now = now;
        }

        SpanQuery read(String name, String usual) {
            var asked = query.getOrDefault(name, "");
            var length = length(asked.isEmpty() ? usual : asked);
            if (length.isEmpty()) {
                errors.put(name, Words.of("history.right-would-be-minutes-hours"));
            }
            var to = moment("to").orElse(now);
            var from = moment("from").orElse(to.minus(length.orElse(Duration.ofHours(1))));
            check(from, to);
            return errors.isEmpty()
                    ? new SpanQuery(new Span(from, to), query.containsKey("to"), Map.of())
                    : new SpanQuery(new Span(now.minusSeconds(1), now), false, errors);
        }

        private void check(Instant from, Instant to) {
            if (to.isAfter(now)) {
                errors.put("to", Words.of("history.that-is-still-to-come"));
            } else if (!from.isBefore(to)) {
                errors.put("from", Words.of("history.right-would-be-moment-before"));
            } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
                errors.put("from", Words.of("history.that-is-more-than-31"));
            }
        }

        /** A form that was left empty says nothing. */
        private Optional<Instant> moment(String name) {
            var text = query.getOrDefault(name, "").strip();
            var moment = text.matches("[0-9-]{10}T[0-9:]{5,8}")
                    ? MomentText.read(text + "Z", now)
                    : MomentText.read(text, now);
            if (moment.isEmpty() && !text.isEmpty()) {
                errors.put(name, MomentText.rightTime());
            }
            return moment;
        }
    }
}
