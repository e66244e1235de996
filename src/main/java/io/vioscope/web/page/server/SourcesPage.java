package io.vioscope.web.page.server;

import io.vertx.core.Future;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.web.page.FirstLook;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Keeping;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.SourceView;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /sources}: can we see? */
public final class SourcesPage implements View {
    private final Frames frames;
    private final OffLoop offLoop;
    private final boolean controls;
    private final Instant since;

    /**
     * The page in those frames.
     *
     * @param since    when the server began to look
     * @param controls whether sources may be paused and told to poll from it
     */
    public SourcesPage(Frames frames, OffLoop offLoop, Instant since, boolean controls) {
        this.since = since;
        this.frames = frames;
        this.offLoop = offLoop;
        this.controls = controls;
    }

    /** Something that was not read, and why; no cause where there is nothing to read. */
    public record Unseen(String what, String cause, String detail) {}

    /** A source as a row; times are RFC 3339 or empty, steer is where to tell it something or empty. */
    public record Row(
            String key,
            String name,
            String cloud,
            String mark,
            String since,
            String complete,
            String incomplete,
            String listed,
            String last,
            String skew,
            boolean skewed,
            String took,
            String requests,
            String spending,
            String bytes,
            String kinds,
            String failed,
            List<Unseen> unseen,
            List<String> notes,
            String latency,
            String steer,
            boolean paused) {}

    /** How the database keeps up. */
    public record Keeping(String mark, String text, String since, String why) {}

    /** All that the template shows. */
    public record Model(
            List<FirstLook.Part> first,
            List<Row> rows,
            boolean plural,
            String summary,
            List<PollChart.Model> polls,
            Keeping recording) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(() -> {
            var world = ask.world();
            var rows = world.sources().stream()
                    .map(s -> row(world, s, controls && ask.mayOperate() && !world.isPast()))
                    .toList();
            var model = new Model(
                    FirstLook.of(world, since),
                    rows,
                    world.isPlural(),
                    Frames.confidence(world),
                    PollChart.of(ask),
                    recording(world));
            return frames.page(ask, 200, Words.of("sources.sources"), "sources recording", "sources", model);
        });
    }

    private static Row row(World world, SourceView source, boolean controls) {
        var clock = source.clock();
        return new Row(
                "source-" + Texts.encode(source.cloud()) + "-"
                        + Texts.encode(source.id().name()),
                source.id().name(),
                world.isPlural() ? source.cloud() : "",
                source.word(),
                time(source.state().map(s -> s.since())),
                time(clock.flatMap(c -> Optional.ofNullable(c.lastCompleteAt()))),
                world.isPast() ? Words.of("sources.not-recorded") : Words.of("sources.never-since-start"),
                time(source.listedAt()
                        .filter(at ->
                                clock.filter(c -> at.equals(c.lastCompleteAt())).isEmpty())),
                time(clock.map(Sight.Clock::lastReportAt)),
                clock.flatMap(c -> Optional.ofNullable(c.aside().skew()))
                        .map(Texts::skew)
                        .orElse(""),
                clock.filter(c -> c.aside().isSkewed()).isPresent(),
                clock.map(c -> Texts.duration(c.took())).orElse(""),
                clock.map(c -> Texts.number(c.cost().requests())).orElse(""),
                clock.map(c -> spending(c.aside().spending())).orElse(""),
                clock.map(c -> Texts.bytes(c.cost().bytes())).orElse(""),
                world.isPast() && source.kinds().isEmpty() ? Words.of("sources.what-it-added-is-not") : kinds(source),
                failed(world, source),
                unseen(source),
                clock.map(c -> c.aside().notes()).orElse(List.of()),
                clock.map(c -> latency(c.aside())).orElse(""),
                controls ? Links.steer(source.cloud(), source.id()) : "",
                source.isPaused());
    }

    private static String failed(World world, SourceView source) {
        return world.isPast()
                ? "unknown"
                : source.clock()
                        .map(c -> Words.of("sources.of", Texts.number(c.failures()), Texts.number(c.reports())))
                        .orElse(Words.of("sources.0-of-0"));
    }

    private static String spending(Aside.@Nullable Spending spending) {
        if (spending == null) {
            return "";
        }
        var taken = Texts.number(spending.taken());
        var most = Texts.number(spending.perMinute());
        return spending.waited().isZero()
                ? Words.of("sources.budget-of-min", taken, most)
                : Words.of("sources.budget-of-min-and-waited", taken, most, Texts.duration(spending.waited()));
    }

    private static String latency(Aside aside) {
        return aside.latency().entrySet().stream()
                .map(e -> e.getKey().id() + " " + Texts.duration(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String time(Optional<Instant> at) {
        return at.map(Texts::rfc3339).orElse("");
    }

    private static List<Unseen> unseen(SourceView source) {
        var last = source.clock()
                .map(c -> c.last()
                        .match(all -> List.<Unseen>of(), SourcesPage::some, none -> List.of(none(source, none.why()))))
                .orElse(List.of());
        var state = source.state().flatMap(s -> Optional.ofNullable(s.why()));
        return last.isEmpty() ? state.map(why -> List.of(all(why))).orElse(List.of()) : last;
    }

    private static List<Unseen> some(Completeness.Partial partial) {
        return partial.unseen().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> unseen(kinds(e.getKey()), e.getValue()))
                .toList();
    }

    private static String kinds(Kind kind) {
        return Texts.plural(kind.label());
    }

    /** What it covers, and to what it only adds. */
    private static String kinds(SourceView source) {
        var covered = source.kinds().stream().map(SourcesPage::kinds);
        var added = source.adds().stream().map(kind -> Words.of("sources.attributes-of", kinds(kind)));
        return Stream.concat(covered, added).collect(Collectors.joining(", "));
    }

    private static Unseen none(SourceView source, ReadFailure why) {
        return source.offered()
                ? all(why)
                : new Unseen(Words.of("sources.not-offered-by-this-cloud"), "", why.detail());
    }

    private static Unseen all(ReadFailure why) {
        return unseen(Words.of("sources.everything"), why);
    }

    private static Unseen unseen(String what, ReadFailure why) {
        return new Unseen(what, Words.word("cause", why.cause().word()), why.detail());
    }

    private static Keeping recording(World world) {
        if (world.isPast()) {
            return new Keeping("unknown", Words.of("sources.how-database-kept-up-then"), "", "");
        }
        var recording = world.recording();
        if (recording == null) {
            return new Keeping("unknown", Words.of("sources.nothing-was-heard-from-database"), "", "");
        }
        var since = recording.since() == null ? "" : Texts.rfc3339(recording.since());
        if (!recording.isHealthy()) {
            var text = Words.of("sources.not-recorded-wait-in-memory", Texts.count(recording.behind(), "commit"));
            return new Keeping("stale", text, since, recording.why() == null ? "" : recording.why());
        }
        return recording.behind() == 0
                ? new Keeping("fresh", Words.of("sources.all-that-happened-is-recorded"), "", "")
                : new Keeping(
                        "fresh",
                        Words.of("sources.being-recorded", Texts.count(recording.behind(), "commit")),
                        since,
                        "");
    }
}
