package io.vioscope.web.view;

import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which other keys shortcuts may have: those of one key, another single key each, and no key for two. */
public final class ShortcutKeys {
    private static final String SPACE = "Space";

    private ShortcutKeys() {}

    /** The shortcuts of one key, which can have another. */
    public static List<Shortcut> single() {
        return Shortcut.ALL.stream().filter(s -> !s.keys().contains(" ")).toList();
    }

    /** What is wrong with other keys, by the keys of {@link Shortcut#ALL}, and what would be right; empty if nothing is. */
    public static List<String> wrong(Map<String, String> keys) {
        var wrong = new ArrayList<String>();
        var taken = new HashSet<String>();
        Shortcut.ALL.stream()
                .filter(s -> s.keys().contains(" "))
                .forEach(s -> taken.add(s.keys().split(" ")[0]));
        for (var shortcut : single()) {
            var key = keys.getOrDefault(shortcut.keys(), shortcut.keys());
            if (!isKey(key)) {
                wrong.add(Words.of("keys.is-no-key-right-would", shortcut.text(), Texts.shown(key)));
            } else if (!taken.add(key)) {
                wrong.add(Words.of("keys.does-something-else-already-right", shortcut.text(), key));
            }
        }
        keys.keySet().stream()
                .filter(key -> single().stream().noneMatch(s -> s.keys().equals(key)))
                .forEach(key -> wrong.add(Words.of("keys.is-no-shortcut-of-one", Texts.shown(key))));
        return wrong;
    }

    private static boolean isKey(String key) {
        return key.equals(SPACE)
                || (key.codePointCount(0, key.length()) == 1
                        && !Character.isWhitespace(key.codePointAt(0))
                        && !Character.isISOControl(key.codePointAt(0))
                        && Character.isDefined(key.codePointAt(0))
                        && Character.getType(key.codePointAt(0)) != Character.FORMAT
                        && Character.getType(key.codePointAt(0)) != Character.SURROGATE);
    }
}
