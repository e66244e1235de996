package io.vioscope.web.topology;

import io.vioscope.web.topology.Plan.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the marks of a plan stand, in SVG user units. The same plan gives the same picture.
 *
 * @param width   of all
 * @param height  of all
 * @param heads   above the columns
 * @param spots   the marks, column by column
 * @param ties    path data of the ties
 * @param marked  path data of the ties along which the problem that is marked goes: both ends are its cause or suffer
 * @param undrawn how many ties are left out, as there are too many
 */
public record Picture(
        int width, int height, List<Head> heads, List<Spot> spots, String ties, String marked, int undrawn) {
    /** How wide a mark is. */
    public static final int MARK_WIDTH = 204;

    /** How high a mark is. */
    public static final int MARK_HEIGHT = 36;

    private static final int GAP = 40;
    private static final int EDGE = 4;
    private static final int TOP = 30;
    private static final int ROW = 42;
    private static final int WIDEST_ROW = 4 * ROW;
    private static final int MOST_TIES = 800;

    /** Where the name of a column stands. */
    public record Head(int x, Column column) {}

    /** Where a mark stands: its left upper corner. */
    public record Spot(int x, int y, Node node) {}

    public Picture {
        heads = List.copyOf(heads);
        spots = List.copyOf(spots);
    }

    /** Draws a plan. */
    public static Picture of(Plan plan) {
        var rows = plan.columns().stream().mapToInt(c -> c.nodes().size()).max().orElse(0);
        var heads = new ArrayList<Head>();
        var spots = new ArrayList<Spot>();
        for (var column : plan.columns()) {
            var x = EDGE + heads.size() * (MARK_WIDTH + GAP);
            heads.add(new Head(x, column));
            stand(column, x, rows, spots);
        }
        var ties = new Ties(spots);
        return new Picture(
                Math.max(0, 2 * EDGE + heads.size() * (MARK_WIDTH + GAP) - GAP),
                TOP + rows * ROW,
                heads,
                spots,
                ties.plain.toString(),
                ties.marked.toString(),
                ties.undrawn);
    }

    private static void stand(Column column, int x, int rows, List<Spot> spots) {
        var nodes = column.nodes();
        var each = Math.min(WIDEST_ROW, rows * ROW / Math.max(1, nodes.size()));
        for (var i = 0; i < nodes.size(); i++) {
            spots.add(new Spot(x, TOP + i * each + (each - MARK_HEIGHT) / 2, nodes.get(i)));
        }
    }

    /** The ties as curves, as many as can be told apart at all. */
    private static final class Ties {
        private final Map<String, Spot> byId = new HashMap<>();
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder marked = new StringBuilder();
        private int drawn;
        private int undrawn;

        Ties(List<Spot> spots) {
            spots.forEach(spot -> byId.put(spot.node().id(), spot));
            spots.forEach(this::draw);
        }

        private void draw(Spot to) {
            for (var id : to.node().above()) {
                var from = byId.get(id);
                if (from == null || drawn >= MOST_TIES) {
                    undrawn++;
                } else {
                    drawn++;
                    var isMarked = from.node().concerned() && to.node().concerned();
                    curve(from, to, isMarked ? marked : plain);
                }
            }
        }

        private static void curve(Spot from, Spot to, StringBuilder path) {
            var x = from.x() + MARK_WIDTH;
            var middle = MARK_HEIGHT / 2;
            var bend = (to.x() - x) / 2;
            path.append('M').append(x).append(' ').append(from.y() + middle);
            path.append('C')
                    .append(x + bend)
                    .append(' ')
                    .append(from.y() + middle)
                    .append(' ');
            path.append(to.x() - bend).append(' ').append(to.y() + middle).append(' ');
            path.append(to.x()).append(' ').append(to.y() + middle);
        }
    }
}
