package io.vioscope.web.page.server;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Sight;
import io.vioscope.inventory.Sight.Poll;
import io.vioscope.model.ReadFailure;
import io.vioscope.web.chart.Columns;
import io.vioscope.web.chart.Columns.Datum;
import io.vioscope.web.chart.Columns.Look;
import io.vioscope.web.chart.Columns.Panel;
import io.vioscope.web.chart.Columns.Part;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.SourceView;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the last polls of each source of one cloud went, as columns and as tables. */
public final class PollChart {
    private static final Look LOOK = new Look(14, 10, 40, Sight.Clock.MOST_POLLS, 1);

    private PollChart() {}

    /** What a poll can come to: the mark whose shape and colour it has, and the word for it. */
    private enum Outcome {
        COMPLETE("fresh"),
        PARTIAL("partial"),
        FAILED("stale"),
        PAUSED("paused"),
        ABSENT("absent");

        private final String mark;

        Outcome(String mark) {
            this.mark = mark;
        }

        String word() {
            return Words.word("polls.outcome", name());
        }

        static Outcome of(Completeness saw) {
            return saw.match(
                    all -> COMPLETE, some -> PARTIAL, none -> of(none.why().cause()));
        }

        private static Outcome of(ReadFailure.Cause cause) {
            return cause == ReadFailure.Cause.PAUSED
                    ? PAUSED
                    : cause == ReadFailure.Cause.NOT_IN_CATALOG ? ABSENT : FAILED;
        }
    }

    /** A mark and what it says here. */
    public record Sign(String mark, String word) {}

    /** A cloud one can choose; on where it is chosen. */
    public record Tab(String href, String text, boolean on) {}

    /** A poll as a row of the table. */
    public record Row(String key, String at, String took, String mark, String word) {}

    /** A source; without panels where it has not reported since the start. */
    public record OfSource(String key, String name, String summary, List<Panel> panels, List<Row> rows) {}

    /** All of it, of one cloud; without sources for the reason in why. */
    public record Model(List<Tab> clouds, List<OfSource> sources, List<Sign> signs, String why) {}

    /** Of the cloud that is asked for, or of the first; at most one, and none where no cloud is watched. */
    static List<Model> of(Ask ask) {
        var world = ask.world();
        var asked = ask.query().getOrDefault("cloud", "");
        return world.cloud(asked).or(() -> world.clouds().stream().findFirst()).stream()
                .map(cloud -> of(world, cloud))
                .toList();
    }

    private static Model of(World world, CloudView cloud) {
        var tabs = world.isPlural()
                ? world.clouds().stream()
                        .map(c -> new Tab(
                                "/sources?cloud=" + Texts.encode(c.name()) + "#polls",
                                c.name(),
                                c.name().equals(cloud.name())))
                        .toList()
                : List.<Tab>of();
        if (world.isPast()) {
            return new Model(tabs, List.of(), signs(), Words.of("polls.how-polls-went-is-not"));
        }
        var sources = cloud.sources().stream().map(PollChart::source).toList();
        return new Model(tabs, sources, signs(), Words.of("polls.no-source-is-configured"));
    }

    private static OfSource source(SourceView source) {
        var key = "polls-" + Texts.encode(source.cloud()) + "-"
                + Texts.encode(source.id().name());
        var polls = source.clock().map(Sight.Clock::polls).orElse(List.of());
        var longest = polls.stream().map(Poll::took).max(Comparator.naturalOrder());
        var summary = longest.map(took -> summary(polls, took)).orElse(Words.of("polls.no-poll-has-ended-since"));
        return new OfSource(
                key,
                source.id().name(),
                summary,
                longest.map(took -> Columns.draw(
                                Words.of(
                                        "polls.last-polls-of-all-are",
                                        Texts.shown(source.id().name()),
                                        summary),
                                data(key, polls, took),
                                LOOK))
                        .orElse(List.of()),
                IntStream.range(0, polls.size())
                        .mapToObj(i -> row(key, polls.get(polls.size() - 1 - i)))
                        .toList());
    }

    private static String summary(List<Poll> polls, Duration longest) {
        var last = polls.get(polls.size() - 1);
        var whole = polls.stream()
                .filter(p -> Outcome.of(p.saw()) == Outcome.COMPLETE)
                .count();
        return Words.of(
                "polls.last-in-of-complete-longest",
                Outcome.of(last.saw()).word(),
                Texts.duration(last.took()),
                Texts.number(whole),
                Texts.count(polls.size(), "poll"),
                Texts.duration(longest));
    }

    /** The longest has its length above it. */
    private static List<Datum> data(String key, List<Poll> polls, Duration longest) {
        var first = IntStream.range(0, polls.size())
                .filter(i -> polls.get(i).took().equals(longest))
                .findFirst()
                .orElse(-1);
        return IntStream.range(0, polls.size())
                .mapToObj(i -> datum(key, polls.get(i), i == first))
                .toList();
    }

    private static Datum datum(String key, Poll poll, boolean isLongest) {
        var outcome = Outcome.of(poll.saw());
        var took = Texts.duration(poll.took());
        return new Datum(
                key + "-" + poll.at().toEpochMilli(),
                Words.of("polls.in", Texts.utc(poll.at()), outcome.word(), took),
                true,
                List.of(new Part("s-" + outcome.mark, Math.max(1, poll.took().toMillis()))),
                isLongest ? took : "",
                outcome.mark,
                "");
    }

    private static Row row(String key, Poll poll) {
        var outcome = Outcome.of(poll.saw());
        return new Row(
                "row-" + key + "-" + poll.at().toEpochMilli(),
                Texts.rfc3339(poll.at()),
                Texts.duration(poll.took()),
                outcome.mark,
                outcome.word());
    }

    private static List<Sign> signs() {
        return Stream.of(Outcome.values()).map(o -> new Sign(o.mark, o.word())).toList();
    }
}
