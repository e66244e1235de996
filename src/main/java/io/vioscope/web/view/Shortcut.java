package io.vioscope.web.view;

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
 * @param text for people
 */
public record Shortcut(String keys, Deed deed, String target, String text) {
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
            go("?", "/help", "help: this page"),
            go("g o", "/", "go to the overview"),
            go("g p", "/problems", "go to problems"),
            go("g t", "/topology", "go to the map (topology)"),
            go("g e", "/entities", "go to entities"),
            go("g i", "/what-if", "go to what if"),
            go("g r", "/rules", "go to rules"),
            go("g h", "/history", "go to history"),
            go("g m", "/maintenance", "go to maintenance"),
            go("g s", "/sources", "go to sources"),
            go("g n", "/notifications", "go to notifications"),
            go("g y", "/system", "go to system"),
            go("g c", "/settings", "go to settings (your choices)"),
            new Shortcut("/", Deed.SEARCH, "", "to the field that filters, where there is one"),
            new Shortcut("j", Deed.ROW, "next", "to the next row"),
            new Shortcut("k", Deed.ROW, "previous", "to the row before"),
            new Shortcut(
                    "x",
                    Deed.PICK,
                    "",
                    "ticks the row that has the focus, or unticks it, where problems can be chosen"),
            act("a", "acknowledge", "to the button that takes up the problem, or those that are ticked; Enter does it"),
            act("i", "assign", "to whom the problem, or those that are ticked, are to be assigned"),
            act("s", "snooze", "to how long the problem, or those that are ticked, are to be snoozed"),
            act("n", "note", "to the note on the problem, or on those that are ticked"),
            new Shortcut("[", Deed.PRESS, "earlier", "to the moment before, where the past is shown"),
            new Shortcut("]", Deed.PRESS, "later", "to the moment after, where the past is shown"),
            new Shortcut(".", Deed.PRESS, "now", "back to now, where the past is shown"),
            new Shortcut("<", Deed.PRESS, "previous-step", "to the step before in the life of a problem, on its card"),
            new Shortcut(">", Deed.PRESS, "next-step", "to the step after"),
            new Shortcut("w", Deed.PRESS, "wall", "wall mode, and out of it"),
            new Shortcut("Space", Deed.PAUSE, "", "the page stops following the server, or follows again"),
            new Shortcut("T", Deed.TIMES, "", "times as they happened, or as long as they are ago"));

    private static Shortcut act(String keys, String act, String text) {
        return new Shortcut(keys, Deed.FOCUS, act, text);
    }

    private static Shortcut go(String keys, String to, String text) {
        return new Shortcut(keys, Deed.GO, to, text);
    }
}
