package io.vioscope.web.page.past;

import io.vertx.core.Future;
import io.vioscope.bus.ReceiverState;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Alarm;
import io.vioscope.web.history.Blindness;
import io.vioscope.web.history.Chapter;
import io.vioscope.web.history.Deed;
import io.vioscope.web.history.Lane;
import io.vioscope.web.history.SpanQuery;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.past.Handover.Line;
import io.vioscope.web.page.past.Handover.Section;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.Chronicle.Raised;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Span;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.WindowView;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code /history/handover?shift=&from=&to=}: what one shift hands over to the next, to be printed; {@code .txt}: to be mailed. */
public final class HandoverPage implements View {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int NOISY = 10;
    private static final int NOTES = 200;

    private static final Comparator<Lane> WORST = Comparator.comparing(
                    (Lane lane) -> lane.problem().severity())
            .thenComparing(Lane::openedAt, Comparator.reverseOrder());

    private final Frames frames;
    private final Chronicle chronicle;
    private final Receipts receipts;
    private final Receivers receivers;
    private final InstantSource clock;
    private final OffLoop offLoop;

    /** The page in those frames, with what that log has; who tells receivers is asked how it goes. */
    public HandoverPage(
            Frames frames, FactLog log, Receipts receipts, Receivers receivers, InstantSource clock, OffLoop offLoop) {
        this.frames = frames;
        this.chronicle = log.chronicle();
        this.receipts = receipts;
        this.receivers = receivers;
        this.clock = clock;
        this.offLoop = offLoop;
    }

    /** All that the template shows. */
    public record Model(Handover handover, String text, String lanes, String from, String to) {}

    /** What is recorded of one cloud. */
    private record Told(CloudView cloud, List<Raised> raised, List<Dated> said, List<Dated> sources) {}

    private record Owned(CloudView cloud, Alarm alarm) {}

    /** What is known of a receiver. */
    private record Heard(Receipts.Named receiver, Optional<ReceiverState> state) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var now = HistoryPage.now(ask, clock);
        var query = SpanQuery.of(ask.query(), "shift", "8h", now);
        if (!query.errors().isEmpty()) {
            return HistoryPage.wrong(frames, offLoop, ask, query.errors(), lastHours());
        }
        if (query.span().to().isBefore(now.minusSeconds(1))) {
            return Future.succeededFuture(Reply.redirect(ask.path() + "?from="
                    + Texts.encode(query.span().from().toString()) + "&at="
                    + Texts.encode(query.span().to().toString())));
        }
        return read(ask, query.span());
    }

    private Future<Reply> read(Ask ask, Span span) {
        var world = ask.world();
        var chapter = Chapter.read(chronicle, world, span);
        var told = Future.all(world.clouds().stream().map(c -> told(c, span)).toList());
        var heard = Future.all((world.isPast() ? List.<Receipts.Named>of() : receipts.configured())
                .stream()
                        .map(r -> receivers.state(r.name()).map(state -> new Heard(r, state)))
                        .toList());
        return Future.all(chapter, told, heard)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(found -> found.isEmpty()
                        ? HistoryPage.away(frames, offLoop, ask)
                        : offLoop.run(() -> show(
                                ask,
                                span,
                                handover(
                                        world,
                                        chapter.result(),
                                        told.result().list(),
                                        heard.result().list()))));
    }

    private Future<Told> told(CloudView cloud, Span span) {
        var raised = chronicle.raised(cloud.name(), span, NOISY);
        var said = chronicle.said(cloud.name(), span, NOTES);
        var sources = chronicle.sources(cloud.name(), span);
        return Future.all(raised, said, sources)
                .map(all -> new Told(cloud, raised.result(), said.result(), sources.result()));
    }

    private Reply show(Ask ask, Span span, Handover handover) {
        if (ask.path().endsWith(".txt")) {
            return Reply.of(200, TEXT, handover.text());
        }
        var between = "from=" + Texts.encode(span.from().toString());
        var to = ask.world().isPast() ? "" : "&to=" + Texts.encode(span.to().toString());
        var model = new Model(
                handover,
                "/history/handover.txt?" + between,
                "/history?" + between + to,
                Texts.formTime(span.from()),
                Texts.formTime(span.to()));
        return frames.page(ask, 200, Words.of("handover.hand-over"), "", "handover", model);
    }

    private Handover handover(World world, Chapter chapter, List<Told> told, List<Heard> heard) {
        var words = new HandoverWords(world);
        var lanes = chapter.lanes().stream().sorted(WORST).toList();
        var sections = new ArrayList<Section>();
        sections.add(problems(
                "open",
                Words.of("handover.still-open"),
                lanes,
                Lane::isOpen,
                words::open,
                Words.of("handover.no-problem-was-open")));
        sections.add(problems(
                "untaken",
                Words.of("handover.open-and-not-acknowledged"),
                lanes,
                HandoverWords::isUntaken,
                words::untaken,
                Words.of("handover.none-that-was-announced")));
        sections.add(problems(
                "opened",
                Words.of("handover.opened-in-that-time"),
                lanes,
                lane -> lane.has(deed -> deed == Deed.OPENED || deed == Deed.BACK),
                words::opened,
                Words.of("handover.none")));
        sections.add(problems(
                "resolved",
                Words.of("handover.over-in-that-time"),
                lanes,
                lane -> !lane.isOpen(),
                words::resolved,
                Words.of("handover.none")));
        sections.add(alarms(world, words));
        sections.add(noisy(lanes, told, words));
        sections.add(maintenance(world, words));
        sections.add(lines(
                "notes",
                Words.of("handover.what-operators-said"),
                told.stream().flatMap(t -> t.said.stream().flatMap(d -> words.note(t.cloud, d).stream())),
                Words.of("handover.nobody-said-anything")));
        sections.add(lines(
                "blind",
                Words.of("handover.sources-that-did-not-see"),
                told.stream()
                        .flatMap(t -> Blindness.of(t.sources, chapter.span()).stream()
                                .map(blind -> words.blind(t.cloud, blind))),
                Words.of("handover.none-that-is-recorded-whether")));
        sections.add(receivers(world, heard, words));
        return new Handover(
                Words.of(
                        "handover.hand-over-to",
                        Texts.utc(chapter.span().from()),
                        Texts.utc(chapter.span().to())),
                made(world),
                doubts(world, chapter),
                List.copyOf(sections));
    }

    private static Section lines(String key, String title, Stream<Line> lines, String none) {
        return Handover.section(key, title, lines.toList(), Function.identity(), none);
    }

    private static Section problems(
            String key, String title, List<Lane> lanes, Predicate<Lane> which, Function<Lane, Line> line, String none) {
        return Handover.section(key, title, lanes.stream().filter(which).toList(), line, none);
    }

    private static Section alarms(World world, HandoverWords words) {
        var title = world.isPast()
                ? Words.of("handover.alarms-that-were-on-which")
                : Words.of("handover.alarms-that-no-announced-cause");
        return Handover.section(
                "alarms",
                title,
                world.clouds().stream()
                        .flatMap(c -> (world.isPast() ? c.alarms() : c.unexplained())
                                .stream().map(alarm -> new Owned(c, alarm)))
                        .toList(),
                owned -> words.alarm(owned.cloud, owned.alarm),
                Words.of("handover.none-is-known", Frames.confidence(world)));
    }

    private static Section noisy(List<Lane> lanes, List<Told> told, HandoverWords words) {
        var back = lanes.stream()
                .filter(lane -> lane.has(deed -> deed == Deed.BACK))
                .map(words::noisy);
        var alarms = told.stream()
                .flatMap(t -> t.raised.stream()
                        .filter(raised -> raised.times() > 1)
                        .map(raised -> words.noisy(t.cloud, raised)));
        return lines(
                "noisy",
                Words.of("handover.what-came-and-went-most"),
                Stream.concat(back, alarms),
                Words.of("handover.nothing-came-back-in-that"));
    }

    private static Section maintenance(World world, HandoverWords words) {
        return lines(
                "maintenance",
                Words.of("handover.maintenance-that-is-on-or"),
                world.clouds().stream()
                        .flatMap(c -> WindowView.of(c).stream())
                        .filter(WindowView::isOpen)
                        .map(words::window),
                Words.of("handover.none"));
    }

    private static Section receivers(World world, List<Heard> heard, HandoverWords words) {
        var none = world.isPast()
                ? Words.of("handover.how-it-went-with-receivers")
                : heard.isEmpty()
                        ? Words.of("handover.no-receiver-is-configured")
                        : Words.of("handover.none-what-was-to-be");
        return lines(
                "mute",
                Words.of("handover.receivers-to-whom-nothing-gets"),
                heard.stream().flatMap(h -> words.mute(h.receiver, h.state).stream()),
                none);
    }

    private String made(World world) {
        var then = world.then();
        var at = then == null ? clock.instant() : then.at();
        return Words.of("handover.as-of", Texts.utc(at), Frames.confidence(world));
    }

    private static List<String> doubts(World world, Chapter chapter) {
        var doubts = new ArrayList<String>();
        Instant since = chapter.since();
        if (since == null) {
            doubts.add(Words.of("handover.nothing-is-recorded-yet"));
        } else if (since.isAfter(chapter.span().from())) {
            doubts.add(Words.of("handover.record-begins-what-was-before", Texts.utc(since)));
        }
        Optional.ofNullable(HistoryModel.unwritten(world)).ifPresent(doubts::add);
        if (!chapter.cut().isEmpty()) {
            doubts.add(Words.of("handover.not-all-problems-of-that", Chapter.MOST, String.join(", ", chapter.cut())));
        }
        return doubts;
    }

    private static List<Messages.Link> lastHours() {
        return List.of(new Messages.Link("/history/handover", Words.of("handover.last-8-hours")));
    }
}
