package io.vioscope.web.view;

import io.vioscope.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** How values are written for people, and into URLs. */
public final class Texts {
    private Texts() {}

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A time to the second, such as {@code 2026-11-25 12:03:44 UTC}. */
    public static String utc(Instant at) {
        return UTC.format(at);
    }

    /** A time as RFC 3339 has it, to the millisecond. */
    public static String rfc3339(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A time as the header Date has it (RFC 9110, 5.6.7: IMF-fixdate). */
    public static String httpDate(Instant at) {
        return HTTP_DATE.format(at);
    }

    /** The time of a text as RFC 3339 has it; empty if it is none, or of a year that is not of four digits. */
    public static Optional<Instant> time(String text) {
        try {
            return text.matches("[0-9]{4}-.*")
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** As {@link #time}, and also a time without a zone, which is taken for UTC, as a form sends it. */
    public static Optional<Instant> formTime(String text) {
        var zoned = text.matches("[0-9-]{10}T[0-9:]{5,8}") ? text + "Z" : text;
        return time(zoned);
    }

    /** A time to the second without its zone, as a form wants it. */
    public static String formTime(Instant at) {
        return FORM.format(at);
    }

    /**
     * A text from outside, fit to be read: control characters become their pictures (U+2400 and on) or the replacement
     * character; so do the bidirectional controls, since a stray PDI would end the isolation that {@code <bdi>} gives
     * (UAX 9, BD9).
     */
    public static String shown(String text) {
        if (text.codePoints().noneMatch(Texts::isTreacherous)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c < 0x20 ? 0x2400 + c : isTreacherous(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean isTreacherous(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xD800 && c <= 0xDFFF);
    }

    /** A length of time to two digits or so: {@code 840 ms}, {@code 1.2 s}, {@code 3 min}. */
    public static String duration(Duration d) {
        if (d.toMillis() < 1000) {
            return Words.of("units.ms", d.toMillis());
        }
        return d.toSeconds() < 120
                ? String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1000.0)
                : Words.of("units.min", d.toMinutes());
    }

    /** How another clock stands to this server's: {@code clock 7 s ahead}, {@code clock right to the second}. */
    public static String skew(Duration ahead) {
        if (ahead.isZero()) {
            return Words.of("units.clock-right-to-second");
        }
        return Words.of(
                "units.clock-s",
                ahead.abs().toSeconds(),
                ahead.isNegative() ? Words.of("units.behind") : Words.of("units.ahead"));
    }

    /** A number of bytes in powers of 1000: {@code 912 B}, {@code 14 kB}, {@code 2.0 MB}, {@code 1.1 GB}. */
    public static String bytes(long n) {
        if (n < 1000) {
            return Words.of("units.b", n);
        }
        if (n < 1_000_000) {
            return Words.of("units.kb", n / 1000);
        }
        return n < 1_000_000_000
                ? Words.of("units.mb", String.format(Locale.ROOT, "%.1f", n / 1e6))
                : Words.of("units.gb", String.format(Locale.ROOT, "%.1f", n / 1e9));
    }

    /** A count with thin spaces between thousands. */
    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', '\u2009');
    }

    /** A number with so many digits after the point; a minus sign where it is below 0. */
    public static String decimal(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number).replace('-', '\u2212');
    }

    /** A count with its noun, which is named by its English singular: {@code 1 server}, {@code 3 availability zones}. */
    public static String count(long n, String noun) {
        return Words.of("units.count", number(n), Words.noun(noun, n));
    }

    /** The plural of one of our nouns, of which nobody says how many. */
    public static String plural(String noun) {
        return Words.nouns(noun);
    }

    /** One segment of a path or one value of a query, percent-encoded but for RFC 3986's unreserved characters. */
    public static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 8);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
