package io.vioscope.app.log;

import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The secrets of this process, which are never written: for the log as a whole, since what others' libraries say is not
 * ours to choose. Filled as the configuration is read.
 */
public final class Masks {
    /** What stands in a secret's place. */
    public static final String MASK = "***";

    /** Shorter ones are found in every other word, and would make the log unreadable and themselves guessable. */
    private static final int SHORTEST = 4;

    private static volatile List<String> known = List.of();

    private Masks() {}

    /** From now on these are not written, nor as JSON, in an address, or in base64; the longest first. */
    public static synchronized void hide(Collection<String> secrets) {
        var all =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));
        all.addAll(known);
        secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(Masks::forms)
                .forEach(all::add);
        known = List.copyOf(all);
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(
                secret,
                JsonEscapeUtil.jsonEscapeString(secret),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same text without secrets. */
    public static String masked(String text) {
        var masked = text;
        for (var secret : known) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** The same bytes of UTF-8 without secrets. */
    static byte[] masked(byte[] text) {
        return known.isEmpty()
                ? text
                : masked(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
