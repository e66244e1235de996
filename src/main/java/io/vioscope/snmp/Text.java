package io.vioscope.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as octets, cut between characters. */
public final class Text {
    private Text() {}

    /** UTF-8 of at most that many octets, control characters as blanks. */
    public static byte[] utf8(String text, int most) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return cut(clean.toString().getBytes(StandardCharsets.UTF_8), most);
    }

    /** ASCII of at most that many octets: what is not printable ASCII becomes %XX for each octet of its UTF-8 form. */
    public static byte[] ascii(String text, int most) {
        var out = new StringBuilder(text.length());
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet < 0x7f) {
                out.append((char) octet);
            } else {
                out.append(String.format("%%%02X", octet));
            }
        }
        return cut(out.toString().getBytes(StandardCharsets.US_ASCII), most);
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
