package io.vioscope.agent.tree;

import io.vioscope.snmp.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Texts as the last part of an instance (IMPLIED, RFC 2578, 7.7): one number for each octet. A name has at most 128
 * numbers, so a long text is cut and ends in a digest of the whole.
 */
public final class TextIndex {
    /** How many octets there are at most. */
    public static final int MOST = 96;

    private static final int DIGITS = 16;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private TextIndex() {}

    /**
     * The text in printable ASCII, other characters and % as %XX for each octet of their UTF-8 form; the same text where it
     * has none of these and is short, as almost all are. No two texts have one.
     */
    public static String of(String text) {
        if (isPlain(text)) return text;
        var ascii = new String(Text.ascii(text.replace("%", "%25"), UNLIMITED), StandardCharsets.US_ASCII);
        return ascii.length() <= MOST ? ascii : ascii.substring(0, MOST - DIGITS - 1) + '~' + digest(text);
    }

    /** Whether the text is its own index. */
    public static boolean isPlain(String text) {
        if (text.length() > MOST) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '%') return false;
        }
        return true;
    }

    /** Whether an index can be that of a text which is another. */
    public static boolean mayStandForAnother(String index) {
        return index.length() == MOST || index.indexOf('%') >= 0;
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some numbers, and then those of such a text. */
    public static int[] after(int[] first, String ascii) {
        var numbers = Arrays.copyOf(first, first.length + ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            numbers[first.length + i] = ascii.charAt(i);
        }
        return numbers;
    }

    /** Below zero if the text comes before the instance from that number on, above zero if it comes after. */
    public static int compare(String ascii, Instance instance, int from) {
        int left = instance.length() - from;
        int common = Math.min(ascii.length(), left);
        for (int i = 0; i < common; i++) {
            int order = Integer.compareUnsigned(ascii.charAt(i), instance.at(from + i));
            if (order != 0) return order;
        }
        return ascii.length() - left;
    }
}
