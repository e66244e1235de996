package io.vioscope.web.history;

import io.vioscope.web.view.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lanes as a picture, in SVG user units. The same lanes over the same time give the same picture.
 *
 * @param form   how wide it is
 * @param span   the time that is shown
 * @param height of all
 * @param rows   one below the other, the problem that began last first
 * @param ticks  the times below which something stands
 * @param left   how many lanes are not drawn, as there are too many
 */
public record Board(Form form, Span span, int height, List<Row> rows, List<Tick> ticks, int left) {
    /**
     * For what screen it is drawn. A picture for a narrow one is no wider than 320 pixels leave room for, so that it need not be
     * made smaller than can be read.
     */
    public enum Form {
        /** The name of a problem stands left of its lane. */
        WIDE(268, 30, 12, 0, 8, 300),
        /** The name of a problem stands above its lane. */
        NARROW(0, 11, 0, 22, 3, 100);

        private final int left;
        private final int places;
        private final int rest;
        private final int head;
        private final int ticks;
        private final int most;

        Form(int left, int places, int rest, int head, int ticks, int most) {
            this.left = left;
            this.places = places;
            this.rest = rest;
            this.head = head;
            this.ticks = ticks;
            this.most = most;
        }

        /** How wide all is. */
        public int width() {
            return left + places * PLACE + rest;
        }

        /** Where time begins. */
        public int left() {
            return left;
        }

        /** How much of a lane's height stands above its bars. */
        public int head() {
            return head;
        }

        /** How high a lane is. */
        public int row() {
            return ROW + head;
        }

        /** How many marks may be drawn: bars, and places where something became of a problem. */
        public int most() {
            return most;
        }
    }

    /** How wide a place for a mark is: as small as a target may be (WCAG 2.2, 2.5.8). */
    public static final int PLACE = 24;

    /** How high a lane is without a name above it: bars above, what became of the problem below them. */
    private static final int ROW = 44;

    private static final int TOP = 30;
    private static final int SIGN = 8;

    private static final List<Duration> STEPS = Stream.of(
                    1L, 5L, 10L, 30L, 60L, 120L, 360L, 720L, 1440L, 2880L, 10_080L)
            .map(Duration::ofMinutes)
            .toList();

    /** A lane. */
    public record Row(Lane lane, int y, List<Drawn> bars, List<Place> places) {}

    /** A bar with its left end and its width. */
    public record Drawn(Bar bar, double x, double width) {}

    /**
     * What became of a problem so soon after each other that it has one mark.
     *
     * @param x     the left end of what can be followed, {@link #PLACE} wide
     * @param sign  where its sign stands: at the time of what tells most, or as near as the place allows
     * @param stops all of it, in order
     */
    public record Place(int x, double sign, List<Stop> stops) {
        /** What tells most. */
        public Stop main() {
            return stops.stream().min(Comparator.comparing(Stop::deed)).orElseThrow();
        }

        /** The last of it. */
        public Stop last() {
            return stops.get(stops.size() - 1);
        }
    }

    /** A time of the scale. */
    public record Tick(Instant at, double x) {}

    public Board {
        rows = List.copyOf(rows);
        ticks = List.copyOf(ticks);
    }

    /** Draws as many lanes as there is room for: first of those that were more than provisional, the newest first. */
    public static Board of(List<Lane> lanes, Span span, Form form) {
        var scale = new Scale(span, form);
        var kept = new ArrayList<Row>();
        var marks = 0;
        for (var lane : lanes.stream().sorted(IMPORTANT).toList()) {
            var row = scale.row(lane);
            marks += row.bars().size() + row.places().size();
            if (marks > form.most) {
                break;
            }
            kept.add(row);
        }
        var placed = new ArrayList<Row>();
        kept.stream()
                .sorted(Comparator.comparing(Row::lane, NEWEST))
                .forEach(row -> placed.add(new Row(row.lane, TOP + placed.size() * form.row(), row.bars, row.places)));
        return new Board(
                form, span, TOP + placed.size() * form.row(), placed, scale.ticks(), lanes.size() - placed.size());
    }

    private static final Comparator<Lane> NEWEST = Comparator.comparing(Lane::openedAt)
            .thenComparing(lane -> lane.problem().number())
            .reversed()
            .thenComparing(Lane::cloud);

    private static final Comparator<Lane> IMPORTANT =
            Comparator.comparing((Lane lane) -> !lane.wasConfirmed()).thenComparing(NEWEST);

    /** Times as places. */
    private record Scale(Span span, Form form) {
        double x(Instant at) {
            var part = (double) Duration.between(span.from(), at).toMillis()
                    / Math.max(1, span.length().toMillis());
            return form.left + Math.round(part * form.places * PLACE * 10) / 10.0;
        }

        Row row(Lane lane) {
            var bars = lane.bars().stream()
                    .map(bar -> new Drawn(bar, x(bar.from()), Math.max(1.5, x(bar.to()) - x(bar.from()))))
                    .toList();
            var byPlace = new TreeMap<Integer, List<Stop>>();
            for (var stop : lane.stops()) {
                var place = Math.min(form.places - 1, (int) ((x(stop.at()) - form.left) / PLACE));
                byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(stop);
            }
            var places = byPlace.entrySet().stream()
                    .map(e -> place(form.left + e.getKey() * PLACE, e.getValue()))
                    .toList();
            return new Row(lane, 0, bars, places);
        }

        private Place place(int x, List<Stop> stops) {
            var unplaced = new Place(x, 0, List.copyOf(stops));
            var at = x(unplaced.main().at());
            return new Place(x, Math.max(x + SIGN, Math.min(x + PLACE - SIGN, at)), unplaced.stops());
        }

        List<Tick> ticks() {
            var step = STEPS.stream()
                    .filter(s -> span.length().dividedBy(s) <= form.ticks)
                    .findFirst()
                    .orElse(Duration.ofDays(28))
                    .toMillis();
            var first = Math.floorDiv(span.from().toEpochMilli() + step - 1, step) * step;
            return Stream.iterate(first, at -> at <= span.to().toEpochMilli(), at -> at + step)
                    .map(Instant::ofEpochMilli)
                    .map(at -> new Tick(at, x(at)))
                    .toList();
        }
    }
}
