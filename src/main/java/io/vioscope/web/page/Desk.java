package io.vioscope.web.page;

import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.Shortcut;
import io.vioscope.web.view.Theme;
import io.vioscope.web.view.Wall;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a page is shown, whatever it shows.
 *
 * @param theme   the word of the theme
 * @param schemes what CSS calls {@code color-scheme}
 * @param themes  all themes, to choose from
 * @param wall    whether it is for a wall
 * @param next    where the wall goes on, or empty
 * @param stay    after how many seconds
 * @param other   the page with the wall switched on, or off
 * @param keys    the shortcuts
 * @param contrast whether there is to be more contrast
 * @param still   whether nothing is to move
 * @param local   whether the script writes times in the zone of the browser
 * @param quiet   whether a screen reader is not told what changes
 */
public record Desk(
        String theme,
        String schemes,
        List<Choice> themes,
        boolean wall,
        String next,
        String stay,
        String other,
        List<Key> keys,
        boolean contrast,
        boolean still,
        boolean local,
        boolean quiet) {

    /** A theme, and whether it is the one that was chosen. */
    public record Choice(String word, boolean on) {}

    /** A shortcut, as the script reads it. */
    public record Key(String keys, String deed, String target) {}

    private static List<Key> keys(Preferences wanted) {
        return wanted.keysOff()
                ? List.of()
                : Shortcut.ALL.stream()
                        .map(key -> new Key(wanted.keysOf(key), key.deed().word(), key.target()))
                        .toList();
    }

    static Desk of(Ask ask) {
        var isWall = Wall.isOn(ask);
        return new Desk(
                ask.theme().word(),
                ask.theme().schemes(),
                Stream.of(Theme.values())
                        .map(theme -> new Choice(theme.word(), theme == ask.theme()))
                        .toList(),
                isWall,
                isWall ? Wall.next(ask.path()) : "",
                Long.toString(Wall.STAY.toSeconds()),
                isWall ? ask.path() : Wall.at(ask.path()),
                keys(ask.preferences()),
                ask.preferences().contrast(),
                ask.preferences().still(),
                ask.preferences().local(),
                ask.preferences().quiet());
    }
}
