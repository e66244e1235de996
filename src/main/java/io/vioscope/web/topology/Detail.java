package io.vioscope.web.topology;

import io.vioscope.model.Kind;
import java.util.Optional;

/**
 * How much of a map is wanted.
 *
 * @param level the kind at whose layer it ends; empty for all layers. What lies behind is counted and not drawn
 * @param most  how many marks it has at most, {@link #FEWEST} at least
 */
public record Detail(Optional<Kind> level, int most) {
    /** A map always fits into so many marks. */
    public static final int FEWEST = 50;

    /** As the pages have it. */
    public static final Detail USUAL = new Detail(Optional.empty(), Plan.MOST);

    private static final int COLUMN = 5;
    private static final int FOCUS = 2;

    /** Whether columns are kept short, so that people can read them. */
    public boolean hasShortColumns() {
        return most <= Plan.MOST;
    }

    /** The most marks of a column, of as many as are left; of the one behind the focus, which one came to see, more. */
    int room(boolean inFocus, int left) {
        return hasShortColumns() ? Math.min(inFocus ? most / FOCUS : most / COLUMN, left) : left;
    }

    /** How many of so many layers of a side are drawn. */
    int layers(Side side, int all) {
        return level.flatMap(side::layer).map(last -> last + 1).orElse(all);
    }
}
