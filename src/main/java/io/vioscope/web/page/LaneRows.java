package io.vioscope.web.page;

import io.vioscope.model.Problem;
import io.vioscope.web.history.Bar;
import io.vioscope.web.history.Board;
import io.vioscope.web.history.Deed;
import io.vioscope.web.history.Lane;
import io.vioscope.web.history.Stop;
import io.vioscope.web.view.HandledWords;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lives of problems as lanes of a picture, and as rows of its table. */
public final class LaneRows {
    private static final int LABEL = 32;
    private static final int SIGN_BASE = 34;

    private final World world;
    private final Board.Form form;

    /** Rows of that world, in lanes of that form. */
    public LaneRows(World world, Board.Form form) {
        this.world = world;
        this.form = form;
    }

    /** A phase as a bar; title is told who does not see it. */
    public record Drawn(String mark, String phase, String x, String y, String width, String height, String title) {}

    /** What became of a problem at about one time; many where it is more than one thing. */
    public record Spot(
            String key,
            String href,
            String title,
            String x,
            String y,
            String signX,
            String signCentre,
            String signY,
            String sign,
            boolean many) {}

    /** A lane; label may be cut, title is not. */
    public record Row(
            String key,
            String mark,
            String href,
            String title,
            String label,
            String y,
            String signY,
            String textY,
            String lineY,
            List<Drawn> bars,
            List<Spot> spots) {}

    /** A phase in the table; to is empty where it went on. */
    public record Phase(String href, String phase, String severity, String from, String to) {}

    /** What became of a problem, in the table. */
    public record Step(String href, String at, String what) {}

    /** A problem in the table. */
    public record Told(
            String key,
            String mark,
            String href,
            String text,
            String state,
            List<Phase> phases,
            List<Step> steps,
            String cloud) {}

    /** Where the card of a problem is shown as of a moment. */
    public static String at(World world, String cloud, long number, Instant moment) {
        var card = Links.problem(world, cloud, number);
        return card + (card.contains("?") ? "&" : "?") + Then.PARAMETER + "=" + Texts.encode(Then.text(moment));
    }

    private String at(Lane lane, Instant moment) {
        return at(world, lane.cloud(), lane.problem().number(), moment);
    }

    /** A lane of the picture. */
    public Row row(Board.Row row) {
        var lane = row.lane();
        var problem = lane.problem();
        var key = form == Board.Form.WIDE ? key(lane) : "narrow-" + key(lane);
        return new Row(
                key,
                problem.severity().word(),
                Links.problem(world, lane.cloud(), problem.number()),
                Words.word("mark", problem.severity().word()) + ": " + Texts.shown(problem.text()) + ", " + state(lane),
                NodeWords.cut(Texts.shown(problem.text()), LABEL),
                Integer.toString(row.y()),
                Integer.toString(row.y() + nameMiddle() - 7),
                Integer.toString(row.y() + nameMiddle() + 4),
                Integer.toString(row.y() + form.row()),
                row.bars().stream().map(bar -> bar(row, bar)).toList(),
                row.places().stream().map(place -> spot(row, key, place)).toList());
    }

    private int nameMiddle() {
        return form.head() == 0 ? 22 : form.head() / 2 + 1;
    }

    private static String key(Lane lane) {
        return "lane-" + Texts.encode(lane.cloud()) + "-" + lane.problem().number();
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }

    private Drawn bar(Board.Row row, Board.Drawn drawn) {
        var bar = drawn.bar();
        var isClearing = bar.phase() == Problem.Phase.CLEARING;
        return new Drawn(
                bar.severity().word(),
                bar.phase().word(),
                number(drawn.x()),
                Integer.toString(row.y() + form.head() + (isClearing ? 8 : 4)),
                number(drawn.width()),
                isClearing ? "6" : "13",
                words(bar));
    }

    private static String words(Bar bar) {
        return Words.of(
                "history.from-to",
                Words.word("mark", bar.severity().word()),
                Words.word("phase", bar.phase().word()),
                Texts.utc(bar.from()),
                Texts.utc(bar.to()));
    }

    private Spot spot(Board.Row row, String key, Board.Place place) {
        var told = place.stops().stream()
                .map(stop -> stop.deed().words() + " " + Texts.utc(stop.at()))
                .collect(Collectors.joining(", "));
        return new Spot(
                key + "-" + place.main().deed().name().toLowerCase(Locale.ROOT) + "-"
                        + place.main().at().toEpochMilli(),
                at(row.lane(), place.last().at()),
                Words.of("history.problem", row.lane().problem().number(), told),
                Integer.toString(place.x()),
                Integer.toString(row.y() + form.head() + 18),
                number(place.sign()),
                Integer.toString(row.y() + form.head() + 30),
                Integer.toString(row.y() + form.head() + SIGN_BASE),
                place.main().deed().sign(),
                place.stops().size() > 1);
    }

    /** The same as a row of the table. */
    public Told told(Lane lane, Instant end) {
        var problem = lane.problem();
        return new Told(
                "told-" + key(lane),
                problem.severity().word(),
                Links.problem(world, lane.cloud(), problem.number()),
                problem.text(),
                state(lane),
                lane.bars().stream().map(bar -> phase(lane, bar, end)).toList(),
                lane.stops().stream()
                        .filter(stop -> !isPhase(stop.deed()))
                        .map(stop -> step(lane, stop))
                        .toList(),
                world.isPlural() ? lane.cloud() : "");
    }

    private static boolean isPhase(Deed deed) {
        return deed == Deed.OPENED || deed == Deed.CONFIRMED || deed == Deed.CLEARING || deed == Deed.REVISED;
    }

    private Phase phase(Lane lane, Bar bar, Instant end) {
        return new Phase(
                at(lane, bar.from()),
                bar.phase().word(),
                bar.severity().word(),
                Texts.rfc3339(bar.from()),
                bar.to().isBefore(end) ? Texts.rfc3339(bar.to()) : "");
    }

    private Step step(Lane lane, Stop stop) {
        return new Step(
                at(lane, stop.at()), Texts.rfc3339(stop.at()), stop.deed().words());
    }

    /** How a problem stood at the end of that time; there may be hostile text in it. */
    public static String state(Lane lane) {
        var ended = lane.ended();
        if (ended != null) {
            var why = ProblemWords.ending(ended.why());
            return ended.into() == null
                    ? Words.of("history.over", why)
                    : Words.of("history.over-as-part", why, ended.into());
        }
        return Words.word("phase", lane.problem().phase().word()) + ", " + String.join(", ", handling(lane.problem()));
    }

    /** Who has a problem, in words; there may be hostile text in them. */
    public static List<String> handling(Problem problem) {
        var words = new ArrayList<String>();
        var handling = problem.handling();
        var taken = problem.life().acknowledged();
        words.add(
                handling.owner() == null
                        ? Words.of("history.for-nobody-to-see-to")
                        : Words.of("history.for-to-see-to", handling.owner()));
        words.add(
                taken == null ? Words.of("history.not-acknowledged") : Words.of("history.acknowledged-by", taken.by()));
        var snooze = handling.snooze();
        if (snooze != null) {
            var until = snooze.until();
            words.add(Words.of(
                    "history.snoozed-until", until == null ? Words.of("history.it-is-resolved") : Texts.utc(until)));
        }
        var closure = handling.closure();
        if (closure != null) {
            words.add(Words.of(
                    "history.by", HandledWords.closed(closure), closure.remark().by()));
        }
        return words;
    }
}
