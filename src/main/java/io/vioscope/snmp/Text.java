package io.vioscope.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as octets, cut between characters. */
public final class Text {
    private Text() {}

    /** UTF-8 of at most that many octets, control characters as blanks. */
    public static byte[] utf8(String text, int most) {
        return cut(clean(text).getBytes(StandardCharsets.UTF_8), most);
    }

    private static String clean(String text) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter < ' ' || (letter >= 0x7f && letter <= 0x9f)) {
                var clean = new StringBuilder(text.length());
                text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
                return clean.toString();
            }
        }
        return text;
    }

    /** ASCII of at most that many octets: what is not printable ASCII becomes %XX for each octet of its UTF-8 form. */
    public static byte[] ascii(String text, int most) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        for (var octet : octets) {
            if (!isPrintable(octet)) {
                return cut(escaped(octets).getBytes(StandardCharsets.US_ASCII), most);
            }
        }
        return cut(octets, most);
    }

    private static String escaped(byte[] octets) {
        var out = new StringBuilder(octets.length);
        for (var octet : octets) {
            if (isPrintable(octet)) {
                out.append((char) octet);
            } else {
                out.append(String.format("%%%02X", octet));
            }
        }
        return out.toString();
    }

    private static boolean isPrintable(byte octet) {
        return octet >= ' ' && octet < 0x7f;
    }

    /** The longest beginning of at most that many octets that ends between two characters of UTF-8. */
    public static byte[] cut(byte[] utf8, int most) {
        if (utf8.length <= most) {
            return utf8;
        }
        var end = Math.max(0, most);
        while (end > 0 && isContinuation(utf8[end])) {
            end--;
        }
        return Arrays.copyOf(utf8, end);
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }
}
