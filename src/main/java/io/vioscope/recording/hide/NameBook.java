package io.vioscope.recording.hide;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The names met so far, to be found again in sentences. Names are words or several; they begin and end where words do. */
final class NameBook {
    private static final int LONGEST = 255;

    private final Set<String> names = new HashSet<>();
    private final Map<String, BitSet> lengths = new HashMap<>();

    /** Remembers a name. Single characters and mere numbers are not looked for in sentences: they are everywhere. */
    void meet(String name) {
        if (name.length() > 1 && name.length() <= LONGEST && !isNumber(name) && names.add(name)) {
            lengths.computeIfAbsent(firstWord(name, 0), word -> new BitSet()).set(name.length());
        }
    }

    /** The sentence with each name in it replaced, the longest first. */
    String replace(String sentence, UnaryOperator<String> replacement) {
        var out = new StringBuilder(sentence.length());
        var at = 0;
        while (at < sentence.length()) {
            var end = isEdge(sentence, at) ? endOfName(sentence, at) : at;
            if (end > at) {
                out.append(replacement.apply(sentence.substring(at, end)));
                at = end;
            } else {
                out.append(sentence.charAt(at++));
            }
        }
        return out.toString();
    }

    private int endOfName(String sentence, int start) {
        var possible = lengths.get(firstWord(sentence, start));
        if (possible == null) {
            return start;
        }
        for (var length = possible.length() - 1; length > 0; length = possible.previousSetBit(length - 1)) {
            var end = start + length;
            if (end <= sentence.length() && isEdge(sentence, end) && names.contains(sentence.substring(start, end))) {
                return end;
            }
        }
        return start;
    }

    /** The letters and digits that begin there, or the one other character that stands there. */
    private static String firstWord(String text, int start) {
        var end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, Math.max(end, start + 1));
    }

    private static boolean isEdge(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(Character::isDigit);
    }
}
