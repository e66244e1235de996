package io.vioscope.web.view;

import io.vioscope.words.Words;
import java.util.List;
import java.util.Locale;

/**
 * Keys that do something on every page. The one table of them: the script takes its keys from here, and the help page lists
 * them.
 *
 * @param keys what is pressed, one after the other, separated by a space; named as the browser names them
 *             (KeyboardEvent.key), but {@code Space}
 * @param deed what happens
 * @param target what it happens with: where to go, or which of several; or empty
 * @param text names what is said of it to people
 */
public record Shortcut(String keys, Deed deed, String target, String text) {
    /** For people. */
    @Override
    public String text() {
        return Words.of("keys." + text);
    }

    /** What a shortcut can do. The script has a function for each. */
    public enum Deed {
        /** Opens a page of ours. */
        GO,
        /** To the field that searches or filters. */
        SEARCH,
        /** To the next row, or to the one before. */
        ROW,
        /** Stops following the server, or follows again. */
        PAUSE,
        /** Times as they happened, or as long as they are ago. */
        TIMES,
        /** Gives the focus to what acts on a problem ({@code data-act}), where the page has it; that does nothing yet. */
        FOCUS,
        /** Ticks the row that has the focus, or unticks it. */
        PICK,
        /** Follows the link of that name ({@code data-press}), where the page has it. */
        PRESS;

        /** The word in the page. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All, in the order of the help page. */
    public static final List<Shortcut> ALL = List.of(
            go("?", "/help", "help-this-page"),
            go("g o", "/", "go-to-overview"),
            go("g p", "/problems", "go-to-problems"),
            go("g t", "/topology", "go-to-map-topology"),
            go("g e", "/entities", "go-to-entities"),
            go("g i", "/what-if", "go-to-what-if"),
            go("g r", "/rules", "go-to-rules"),
            go("g h", "/history", "go-to-history"),
            go("g m", "/maintenance", "go-to-maintenance"),
            go("g s", "/sources", "go-to-sources"),
            go("g n", "/notifications", "go-to-notifications"),
            go("g y", "/system", "go-to-system"),
            go("g c", "/settings", "go-to-settings-your-choices"),
            new Shortcut("/", Deed.SEARCH, "", "to-field-that-filters-where"),
            new Shortcut("j", Deed.ROW, "next", "to-next-row"),
            new Shortcut("k", Deed.ROW, "previous", "to-row-before"),
            new Shortcut("x", Deed.PICK, "", "ticks-row-that-has-focus"),
            act("a", "acknowledge", "to-button-that-takes-up"),
            act("i", "assign", "to-whom-problem-or-those"),
            act("s", "snooze", "to-how-long-problem-or"),
            act("n", "note", "to-note-on-problem-or"),
            new Shortcut("[", Deed.PRESS, "earlier", "to-moment-before-where-past"),
            new Shortcut("]", Deed.PRESS, "later", "to-moment-after-where-past"),
            new Shortcut(".", Deed.PRESS, "now", "back-to-now-where-past"),
            new Shortcut("<", Deed.PRESS, "previous-step", "to-step-before-in-life"),
            new Shortcut(">", Deed.PRESS, "next-step", "to-step-after"),
            new Shortcut("w", Deed.PRESS, "wall", "wall-mode-and-out-of"),
            new Shortcut("Space", Deed.PAUSE, "", "page-stops-following-server-or"),
            new Shortcut("T", Deed.TIMES, "", "times-as-they-happened-or"));

    private static Shortcut act(String keys, String act, String text) {
        return new Shortcut(keys, Deed.FOCUS, act, text);
    }

    private static Shortcut go(String keys, String to, String text) {
        return new Shortcut(keys, Deed.GO, to, text);
    }
}
