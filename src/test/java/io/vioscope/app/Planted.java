package io.vioscope.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Secrets that a test has planted, each by what it is, and the search for them in whatever form. */
final class Planted {
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** Plants one that can be mistaken for nothing else. */
    String plant(String what) {
        return know(what, "hush-" + what.replace(' ', '-') + "-Zq7&kv");
    }

    /** Plants one that somebody else has made. */
    synchronized String know(String what, String secret) {
        if (secret.length() < 8) {
            throw new IllegalArgumentException(what + " would be found everywhere");
        }
        secrets.put(what, secret);
        return secret;
    }

    /** What those are that stand in a text, but for some that belong there. */
    synchronized List<String> in(String text, String... allowed) {
        var found = new ArrayList<String>();
        var fine = Set.of(allowed);
        secrets.forEach((what, secret) -> forms(secret)
                .filter(form -> !fine.contains(what) && text.contains(form))
                .findFirst()
                .ifPresent(form -> found.add(what + " as " + form)));
        return found;
    }

    private static Stream<String> forms(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var plain = Stream.of(
                secret,
                new String(bytes, StandardCharsets.ISO_8859_1),
                secret.replace("&", "&amp;"),
                secret.replace("&", "\\u0026"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(bytes));
        return Stream.concat(plain, IntStream.range(0, 3).mapToObj(shift -> base64(bytes, shift)));
    }

    /** What base64 makes of it behind so many other octets, without what depends on its neighbours. */
    private static String base64(byte[] secret, int shift) {
        var text = new byte[shift + secret.length];
        System.arraycopy(secret, 0, text, shift, secret.length);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
        return encoded.substring(shift == 0 ? 0 : shift + 1, text.length * 8 / 6);
    }
}
