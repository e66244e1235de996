package io.vioscope.source.openstack.decode;

import io.vioscope.model.EntityKey;
import java.util.regex.Pattern;

/** What is done to strings from outside. Names may be as hostile as they like: escaping is the pages' job. */
public final class Texts {
    private static final char REPLACEMENT = '\ufffd';

    private static final int MAX_ID = 255;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private Texts() {}

    /**
     * The text, storable: U+0000 and lone surrogates, which PostgreSQL and UTF-8 refuse, become U+FFFD; everything else
     * stays as it is.
     */
    public static String storable(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            out.append(isBad(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return out.toString();
    }

    private static boolean isBad(String text, int i) {
        var c = text.charAt(i);
        if (c == 0) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** Whether a text can be an id as it stands: {@link EntityKey#isValidId}, and nothing had to be replaced in it. */
    public static boolean isId(String text) {
        if (text.isEmpty() || text.length() > MAX_ID) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) || text.charAt(i) == REPLACEMENT) {
                return false;
            }
        }
        return true;
    }

    /** The text on one line and of at most that many characters; never half a character. */
    public static String oneLine(String text, int max) {
        if (text.isEmpty()) {
            return text;
        }
        var line = BREAKS.matcher(text).replaceAll(" ").strip();
        if (line.length() <= max) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(max - 1)) ? max - 1 : max;
        return line.substring(0, end);
    }
}
