package io.vioscope.web.page.past;

import io.vioscope.web.history.Board;
import io.vioscope.web.history.Chapter;
import io.vioscope.web.history.Deed;
import io.vioscope.web.history.SpanQuery;
import io.vioscope.web.page.LaneRows;
import io.vioscope.web.page.Sentences;
import io.vioscope.web.page.ViewLinks;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.Span;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the page of what was shows. */
public final class HistoryModel {
    private static final List<String> RANGES = List.of("1h", "8h", "24h", "7d");
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM");

    /** How wide the place of a time of the scale is. */
    private static final double TICK = 40;

    private final Ask ask;
    private final World world;
    private final SpanQuery query;
    private final Chapter chapter;

    HistoryModel(Ask ask, SpanQuery query, Chapter chapter) {
        this.ask = ask;
        this.world = ask.world();
        this.query = query;
        this.chapter = chapter;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** A range one can choose; on where it is chosen. */
    public record Tab(String href, String text, boolean on) {}

    /** A time of the scale; its text stands in the middle of its place, which is within the picture. */
    public record Tick(String href, String x, String placeX, String textX, String text, String title, String key) {}

    /** The picture for wide or for narrow screens, style says which; note says what is left out of this one alone, or is empty. */
    public record Drawing(
            String style,
            String width,
            String height,
            String left,
            String unrecorded,
            String nameWidth,
            String nameHeight,
            List<Tick> ticks,
            List<LaneRows.Row> lanes,
            String note) {}

    /** All of it; times RFC 3339 but for what stands in the form. */
    public record Model(
            ViewLinks views,
            List<Tab> ranges,
            String from,
            String to,
            String formFrom,
            String formTo,
            String earlier,
            String later,
            String handover,
            String json,
            List<String> doubts,
            String summary,
            List<Drawing> drawings,
            String signs,
            List<LaneRows.Told> rows,
            String empty,
            boolean plural,
            List<Sentences.Line> facts,
            String noFacts,
            String next,
            String newest) {}

    Model model(List<FactRow> news, String next, boolean isLater) {
        var span = chapter.span();
        var board = Board.of(chapter.lanes(), span, Board.Form.WIDE);
        var narrow = Board.of(chapter.lanes(), span, Board.Form.NARROW);
        var rows = new LaneRows(world, Board.Form.WIDE);
        return new Model(
                ViewLinks.of(ask, Listing.HISTORY),
                RANGES.stream().map(this::tab).toList(),
                Texts.rfc3339(span.from()),
                Texts.rfc3339(span.to()),
                Texts.formTime(span.from()),
                Texts.formTime(span.to()),
                href(span.from().minus(span.length()), span.from()),
                later(span),
                "/history/handover?" + between(span),
                "/api/v1/problems/history?" + between(span),
                doubts(board),
                summary(board),
                board.rows().isEmpty()
                        ? List.of()
                        : List.of(
                                drawing(board, ""),
                                drawing(
                                        narrow,
                                        left(board.rows().size() - narrow.rows().size()))),
                signs(),
                board.rows().stream()
                        .map(row -> rows.told(row.lane(), span.to()))
                        .toList(),
                empty(),
                world.isPlural(),
                Sentences.lines(world, news, news.size()),
                isLater ? Words.of("history.no-earlier-news-in-that") : Words.of("history.no-news-is-recorded-of"),
                next.isEmpty() ? "" : here() + (here().contains("?") ? "&" : "?") + "cursor=" + Texts.encode(next),
                isLater ? here() : "");
    }

    private Drawing drawing(Board board, String note) {
        var form = board.form();
        var rows = new LaneRows(world, form);
        return new Drawing(
                form.name().toLowerCase(Locale.ROOT),
                Integer.toString(form.width()),
                Integer.toString(board.height()),
                Integer.toString(form.left()),
                unrecorded(board.span(), form),
                Integer.toString(form.head() == 0 ? form.left() - 8 : form.width()),
                Integer.toString(form.head() == 0 ? form.row() - 1 : Board.PLACE),
                board.ticks().stream().map(tick -> tick(tick, form)).toList(),
                board.rows().stream().map(rows::row).toList(),
                note);
    }

    private static String left(int more) {
        return more <= 0 ? "" : Words.of("history.of-that-time-are-in", Texts.count(more, "more-problem"));
    }

    private Tab tab(String range) {
        var isOn = !query.isFixed()
                && !ask.query().containsKey("from")
                && ask.query().getOrDefault("range", "8h").equals(range);
        return new Tab("/history?range=" + range, Words.of("history.last", range.replaceAll("([hd])", " $1")), isOn);
    }

    private static String between(Span span) {
        return "from=" + Texts.encode(span.from().toString()) + "&to="
                + Texts.encode(span.to().toString());
    }

    private static String href(Instant from, Instant to) {
        return "/history?" + between(new Span(from, to));
    }

    /** The same page, without the place in the news. */
    private String here() {
        var asked = ask.query().entrySet().stream()
                .filter(e -> List.of("range", "from", "to").contains(e.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + Texts.encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return ask.path() + (asked.isEmpty() ? "" : "?" + asked);
    }

    /** Only where there is something later: what is still to come nothing is known of. */
    private String later(Span span) {
        return query.isFixed() ? "/history?from=" + Texts.encode(span.to().toString()) : "";
    }

    private List<String> doubts(Board board) {
        var doubts = new ArrayList<String>();
        var since = chapter.since();
        if (since == null) {
            doubts.add(Words.of("history.nothing-is-recorded-yet"));
        } else if (since.isAfter(chapter.span().from())) {
            doubts.add(Words.of("history.record-begins-what-was-before", Texts.utc(since)));
        }
        var unwritten = unwritten(world);
        if (unwritten != null) {
            doubts.add(unwritten);
        }
        if (!chapter.cut().isEmpty()) {
            doubts.add(
                    Words.of("history.more-than-problems-were-open", Chapter.MOST, String.join(", ", chapter.cut())));
        }
        if (board.left() > 0) {
            doubts.add(Words.of("history.of-that-time-cannot-be", Texts.count(board.left(), "more-problem")));
        }
        return doubts;
    }

    /** That what happened last is not recorded, or null. */
    static @Nullable String unwritten(World world) {
        var recording = world.recording();
        if (world.isPast() || recording == null || recording.isHealthy()) {
            return null;
        }
        var since = recording.since();
        return since == null
                ? Words.of("history.what-happens-is-not-recorded")
                : Words.of("history.not-recorded-since", Texts.utc(since));
    }

    private String summary(Board board) {
        var open = chapter.lanes().stream().filter(lane -> lane.isOpen()).count();
        var problems = Texts.count(chapter.lanes().size(), "problem");
        return board.rows().isEmpty()
                ? Words.of("history.in-that-time-of-them", problems, Texts.number(open))
                : Words.of("history.in-that-time-with-bars", problems, Texts.number(open));
    }

    /** How wide the part is of which nothing is recorded; empty for none. */
    private String unrecorded(Span span, Board.Form form) {
        var since = chapter.since();
        if (since == null || !since.isAfter(span.from())) {
            return "";
        }
        var part = Math.min(
                1.0,
                (double) Duration.between(span.from(), since).toMillis()
                        / span.length().toMillis());
        return String.format(Locale.ROOT, "%.1f", part * (form.width() - form.left()));
    }

    private static String signs() {
        return Stream.of(Deed.values())
                .collect(Collectors.groupingBy(
                        Deed::sign,
                        LinkedHashMap::new,
                        Collectors.mapping(Deed::words, Collectors.joining(Words.of("history.or")))))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private Tick tick(Board.Tick tick, Board.Form form) {
        var place = Math.max(0, Math.min(tick.x() - TICK / 2.0, form.width() - TICK));
        var isDay = tick.at().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
        return new Tick(
                "/problems?" + Then.PARAMETER + "=" + Texts.encode(Then.text(tick.at())),
                String.format(Locale.ROOT, "%.1f", tick.x()),
                String.format(Locale.ROOT, "%.1f", place),
                String.format(Locale.ROOT, "%.1f", place + TICK / 2.0),
                (isDay ? DAY : TIME).format(tick.at()),
                Words.of("history.problems-as-of", Texts.utc(tick.at())),
                form.name().toLowerCase(Locale.ROOT) + "-tick-" + tick.at().getEpochSecond());
    }

    private String empty() {
        return chapter.since() == null
                ? Words.of("history.no-problem-is-known-of")
                : Words.of("history.no-problem-is-recorded-of");
    }
}
