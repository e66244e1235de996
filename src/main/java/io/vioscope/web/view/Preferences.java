package io.vioscope.web.view;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a reader wants pages, but for the theme. Kept in a cookie, so that it is known when a page is rendered; a cookie that says
 * something else says nothing.
 *
 * @param contrast whether they want more contrast, whatever their system says
 * @param still    whether they want no motion, whatever their system says
 * @param local    whether times are written in the zone of their browser instead of UTC; that needs a script
 * @param quiet    whether a screen reader is not told what changes
 * @param keysOff  whether no shortcut is taken
 * @param keys     other keys for shortcuts of one key, by the keys of {@link Shortcut#ALL}
 */
public record Preferences(
        boolean contrast, boolean still, boolean local, boolean quiet, boolean keysOff, Map<String, String> keys) {
    /** Nothing was chosen. */
    public static final Preferences NONE = new Preferences(false, false, false, false, false, Map.of());

    /** The cookie that keeps them. */
    public static final String COOKIE = "settings";

    private static final int MOST = 2_000;
    private static final String KEY = "key.";

    public Preferences {
        keys = Map.copyOf(keys);
    }

    /** The keys of a shortcut, for this reader. */
    public String keysOf(Shortcut shortcut) {
        return keys.getOrDefault(shortcut.keys(), shortcut.keys());
    }

    /** As the cookie keeps it: names and values, percent-encoded; empty where nothing was chosen. */
    public String text() {
        var all = new LinkedHashMap<String, String>();
        put(all, "contrast", contrast);
        put(all, "still", still);
        put(all, "local", local);
        put(all, "quiet", quiet);
        put(all, "keysOff", keysOff);
        new TreeMap<>(keys).forEach((from, to) -> all.put(KEY + from, to));
        return all.entrySet().stream()
                .map(e -> Texts.encode(e.getKey()) + ":" + Texts.encode(e.getValue()))
                .collect(Collectors.joining("|"));
    }

    private static void put(Map<String, String> all, String name, boolean is) {
        if (is) {
            all.put(name, "1");
        }
    }

    /** What a cookie says; keys are taken only if they {@linkplain ShortcutKeys fit}. */
    public static Preferences of(@Nullable String cookie) {
        if (cookie == null || cookie.length() > MOST) {
            return NONE;
        }
        var said = new HashMap<String, String>();
        for (var part : cookie.split("\\|")) {
            var colon = part.indexOf(':');
            if (colon > 0) {
                said.put(decoded(part.substring(0, colon)), decoded(part.substring(colon + 1)));
            }
        }
        var keys = new HashMap<String, String>();
        said.forEach((name, value) -> {
            if (name.startsWith(KEY)) {
                keys.put(name.substring(KEY.length()), value);
            }
        });
        return new Preferences(
                said.containsKey("contrast"),
                said.containsKey("still"),
                said.containsKey("local"),
                said.containsKey("quiet"),
                said.containsKey("keysOff"),
                ShortcutKeys.wrong(keys).isEmpty() ? keys : Map.of());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
