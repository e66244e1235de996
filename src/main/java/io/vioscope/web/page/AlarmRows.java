package io.vioscope.web.page;

import io.vioscope.model.Alarm;
import io.vioscope.model.Problem;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.List;

/** Alarms as rows of a table. */
public final class AlarmRows {
    private static final int MAX = 50;

    private AlarmRows() {}

    /** An alarm as a row. */
    public record Row(
            String key,
            String severity,
            String text,
            String href,
            String kind,
            String name,
            String since,
            String doubt,
            Hush hush,
            String cloud) {}

    /**
     * A list of alarms.
     *
     * @param heading   which they are
     * @param rows      as many as fit
     * @param more      how many more there are, or empty
     * @param none      what it means if there are none
     * @param explained how many are left out as a problem explains them, in a sentence, or empty
     */
    public record Part(String heading, List<Row> rows, String more, String none, String explained) {}

    private record Owned(CloudView cloud, Alarm alarm) {}

    /** Those that no announced problem explains, worst first, then newest. */
    public static Part unexplained(World world) {
        return unexplained(world, MAX);
    }

    /** The same, no more than so many of them. */
    public static Part unexplained(World world, int most) {
        var left = world.clouds().stream()
                .flatMap(c ->
                        (world.isPast() ? c.alarms() : c.unexplained()).stream().map(a -> new Owned(c, a)))
                .sorted(Comparator.comparing(Owned::alarm, CloudView.WORST_THEN_NEWEST))
                .toList();
        var hidden = world.severities().values().stream().mapToInt(n -> n).sum() - left.size();
        return part(
                heading(world),
                world,
                left,
                most,
                hidden == 0 ? none(world) : Words.of("alarms.all-alarms-that-are-on"),
                explained(hidden));
    }

    private static String heading(World world) {
        if (world.isPast()) {
            return Words.of("alarms.alarms-that-were-on-which");
        }
        return world.clouds().stream().allMatch(c -> c.problems().isEmpty())
                ? Words.of("alarms.alarms")
                : Words.of("alarms.alarms-that-no-announced-cause");
    }

    /** Those that a problem explains. */
    public static Part explainedBy(World world, CloudView cloud, Problem problem) {
        var all = cloud.explainedBy(problem).stream()
                .map(a -> new Owned(cloud, a))
                .toList();
        var none =
                problem.isAnnounced() ? Words.of("alarms.none-that-is-on") : Words.of("alarms.it-is-not-announced-so");
        return world.isPast()
                ? new Part("", List.of(), "", Words.of("alarms.which-alarms-it-explained-then"), "")
                : part("", world, all, MAX, none, "");
    }

    private static Part part(String heading, World world, List<Owned> all, int most, String none, String explained) {
        return new Part(
                heading,
                all.stream().limit(most).map(o -> row(world, o)).toList(),
                all.size() > most ? Texts.number(all.size() - most) : "",
                none,
                explained);
    }

    private static String none(World world) {
        return (Frames.isSure(world) ? Words.of("alarms.no-alarms") : Words.of("alarms.no-alarms-are-known"))
                + Frames.confidence(world);
    }

    private static String explained(int hidden) {
        return hidden == 0 ? "" : Words.of(Words.form("alarms.explained", hidden), Texts.count(hidden, "alarm"));
    }

    /** Whether whoever it rests on has just told it again. */
    private static boolean isTold(Owned owned) {
        return owned.cloud.snapshot().isCurrent(owned.alarm.key());
    }

    private static Row row(World world, Owned owned) {
        var key = owned.alarm.key().entity();
        var seen = owned.cloud.get(key);
        return new Row(
                Links.row("alarm-" + Texts.encode(owned.alarm.key().condition()), owned.cloud.name(), key),
                owned.alarm.severity().word(),
                owned.alarm.text(),
                Links.entity(world, owned.cloud.name(), key),
                Words.noun(key.kind().label()),
                seen.map(Seen::label).orElse(key.id()),
                Texts.rfc3339(owned.alarm.raisedAt()),
                seen.filter(s -> s.recorded() || (s.current() && isTold(owned))).isPresent()
                        ? ""
                        : Words.of("alarms.not-seen-by-last-report"),
                Hush.of(owned.cloud, owned.alarm.maintenance()),
                world.isPlural() ? owned.cloud.name() : "");
    }
}
