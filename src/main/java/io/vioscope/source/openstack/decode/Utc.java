package io.vioscope.source.openstack.decode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as many of OpenStack's APIs write them: {@code 2026-11-22T08:11:20.000000}, in UTC without saying so. */
public final class Utc {
    /** Digits stand for digits. */
    private static final String USUAL = "0000-00-00T00:00:00";

    private static final String MICROS = ".000000";

    private Utc() {}

    /** The time, if the text is one. */
    public static Optional<Instant> parse(String text) {
        try {
            var zoneless = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            return Optional.of(isUsual(zoneless) ? usual(zoneless) : Instant.parse(zoneless + "Z"));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** To the second, or with six digits behind it: a hundred times less work than a format of Java's. */
    private static boolean isUsual(String text) {
        var length = USUAL.length();
        return (text.length() == length || text.length() == length + 7)
                && isLike(USUAL, text, 0)
                && (text.length() == length || isLike(MICROS, text, length))
                && number(text, 11, 13) < 24
                && number(text, 17, 19) < 60;
    }

    private static boolean isLike(String pattern, String text, int from) {
        for (var i = 0; i < pattern.length(); i++) {
            var c = text.charAt(from + i);
            if (pattern.charAt(i) == '0' ? c < '0' || c > '9' : c != pattern.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        var micros = text.length() > USUAL.length() ? number(text, 20, 26) : 0;
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        micros * 1000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
