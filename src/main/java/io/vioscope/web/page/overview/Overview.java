package io.vioscope.web.page.overview;

import io.vertx.core.Future;
import io.vioscope.model.Handling;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.AlarmRows;
import io.vioscope.web.page.FirstLook;
import io.vioscope.web.page.Frame.Count;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Sentences;
import io.vioscope.web.page.problem.OverRows;
import io.vioscope.web.page.problem.ProblemRows;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Days;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Feeling;
import io.vioscope.web.view.LastDay;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Told;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /}: is anything wrong, and how sure are we? */
public final class Overview implements View {
    private static final int MAX_PROBLEMS = 5;
    private static final int MAX_ALARMS = 12;
    private static final int MAX_FACTS = 14;

    private final Frames frames;
    private final FactLog log;
    private final Days days;
    private final Feeling feeling;
    private final CausalModel causes;
    private final OffLoop offLoop;

    /**
     * The page in those frames, with the recent facts of that log, what was opened in the last of those days, and who feels it;
     * causes knows what the engines know of what can be wrong.
     */
    public Overview(Frames frames, FactLog log, Days days, Feeling feeling, CausalModel causes, OffLoop offLoop) {
        this.frames = frames;
        this.log = log;
        this.days = days;
        this.feeling = feeling;
        this.causes = causes;
        this.offLoop = offLoop;
    }

    /** How many of a kind there are. */
    public record KindRow(String key, String label, String href, List<Count> counts, String total) {}

    /** All that the template shows. */
    public record Model(
            List<FirstLook.Part> first,
            List<ProblemRows.Row> problems,
            String moreProblems,
            boolean anyProblems,
            List<OverRows.Row> over,
            String folded,
            AlarmRows.Part alarms,
            boolean plural,
            List<String> marks,
            List<KindRow> kinds,
            OpenedChart.Model opened,
            HostMap.Model hosts,
            HurtRows.Model hurt,
            RoomRows.Model room,
            List<Sentences.Line> facts,
            String noFacts,
            String doubt) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var facts = ask.world().facts(log, null, null, 100).map(Optional::of).otherwise(Optional.empty());
        var day = days.of(ask.world()).map(Optional::of).otherwise(Optional.empty());
        var hurt = feeling.of(ask.world());
        return Future.all(facts, day, hurt)
                .compose(all -> offLoop.run(() -> render(ask, facts.result(), day.result(), hurt.result())));
    }

    private Reply render(
            Ask ask, Optional<List<FactRow>> facts, Optional<LastDay> day, Optional<Told<List<Feeling.Share>>> hurt) {
        var world = ask.world();
        var problems =
                new ProblemRows(world, causes, Set.of()).of(p -> !p.handling().isHushed());
        var folded = folded(world);
        var alarms = AlarmRows.unexplained(world, MAX_ALARMS);
        var lines = Sentences.lines(world, facts.orElse(List.of()), MAX_FACTS);
        var over = OverRows.of(world, p -> true);
        var isSure = Frames.isSure(world);
        var model = new Model(
                FirstLook.of(world, days.since()),
                problems.stream().limit(MAX_PROBLEMS).toList(),
                problems.size() > MAX_PROBLEMS ? Texts.number(problems.size() - MAX_PROBLEMS) : "",
                !problems.isEmpty() || !folded.isEmpty() || !over.isEmpty(),
                over,
                folded,
                alarms,
                world.isPlural(),
                Stream.of(Mark.values()).map(Mark::word).toList(),
                kinds(world),
                day.map(OpenedChart::of).orElse(OpenedChart.Model.UNKNOWN),
                HostMap.of(world),
                HurtRows.of(world, hurt),
                RoomRows.of(world),
                lines,
                facts.isEmpty()
                        ? Words.of("overview.database-cannot-be-read-just")
                        : world.isPast()
                                ? Words.of("overview.nothing-had-changed-since-database")
                                : Words.of("overview.nothing-has-changed-since-database"),
                isSure || alarms.rows().isEmpty()
                        ? ""
                        : Words.of("overview.there-may-be-more-alarms", Frames.confidence(world)));
        return frames.page(
                ask, 200, Words.of("overview.overview"), "overview entities sources recording", "overview", model);
    }

    /** How many problems operators do not want to be reminded of, or an empty text. */
    private static String folded(World world) {
        var hushed = world.clouds().stream()
                .flatMap(c -> c.problems().stream())
                .map(Problem::handling)
                .filter(Handling::isHushed)
                .toList();
        var closed = hushed.stream().filter(h -> h.closure() != null).count();
        return Stream.of(
                        part(hushed.size() - closed, "problems.so-many-snoozed"),
                        part(closed, "problems.so-many-closed"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(long count, String key) {
        return count == 0 ? "" : Words.of(key, count);
    }

    private static List<KindRow> kinds(World world) {
        var rows = new ArrayList<KindRow>();
        for (var kind : Kind.values()) {
            var counts = Stream.of(Mark.values())
                    .map(mark -> Frames.count(
                            mark.word(),
                            count(world, kind, mark),
                            Links.entities("kind:" + kind.word() + " health:" + mark.word())))
                    .toList();
            var total = Stream.of(Mark.values())
                    .mapToInt(m -> count(world, kind, m))
                    .sum();
            if (total > 0) {
                var label = Texts.plural(kind.label());
                rows.add(new KindRow(
                        "kind-" + kind.word(),
                        label,
                        Links.entities("kind:" + kind.word()),
                        counts,
                        Texts.number(total)));
            }
        }
        return rows;
    }

    private static int count(World world, Kind kind, Mark mark) {
        return world.clouds().stream()
                .mapToInt(c -> c.counts().getOrDefault(kind, Map.of()).getOrDefault(mark, 0))
                .sum();
    }
}
