package io.vioscope.web.page.past;

import io.vertx.core.Future;
import io.vioscope.web.history.Chapter;
import io.vioscope.web.history.NewsCursor;
import io.vioscope.web.history.SpanQuery;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Messages;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.Chronicle.Place;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /history?range=&from=&to=&cursor=}: the problems of a stretch of time as lanes, and its news. */
public final class HistoryPage implements View {
    private static final String TOPICS = "overview recording";
    private static final int NEWS = 50;
    private static final Comparator<FactRow> NEWEST = Comparator.comparing(FactRow::at)
            .thenComparing(FactRow::cloud)
            .thenComparing(FactRow::seq)
            .reversed();

    private final Frames frames;
    private final Chronicle chronicle;
    private final InstantSource clock;
    private final OffLoop offLoop;

    /** The page in those frames, with what that log has. */
    public HistoryPage(Frames frames, FactLog log, InstantSource clock, OffLoop offLoop) {
        this.frames = frames;
        this.chronicle = log.chronicle();
        this.clock = clock;
        this.offLoop = offLoop;
    }

    /** The moment up to which something may be told. */
    static Instant now(Ask ask, InstantSource clock) {
        return Optional.ofNullable(ask.world().then()).map(Then::at).orElseGet(clock::instant);
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        var query = SpanQuery.of(ask.query(), "range", "8h", now(ask, clock));
        var cursor = ask.query().getOrDefault("cursor", "");
        var place = NewsCursor.read(cursor);
        var errors = new TreeMap<>(query.errors());
        if (!cursor.isEmpty() && place.isEmpty()) {
            errors.put("cursor", Words.of("history.that-is-no-place-in"));
        }
        return errors.isEmpty()
                ? read(ask, query, place.orElse(null))
                : wrong(frames, offLoop, ask, errors, lastHours());
    }

    /** What is wrong with what was asked, in a page. */
    static Future<Reply> wrong(
            Frames frames, OffLoop offLoop, Ask ask, Map<String, String> errors, List<Messages.Link> instead) {
        var text = errors.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + ".")
                .collect(Collectors.joining(" "));
        return offLoop.run(() -> Messages.page(frames, ask, 400, Words.of("history.no-such-time"), text, instead));
    }

    /** That nothing is known of what was, in a page. */
    static Future<Reply> away(Frames frames, OffLoop offLoop, Ask ask) {
        return offLoop.run(() -> Messages.page(
                        frames,
                        ask,
                        503,
                        Words.of("history.facts-cannot-be-read"),
                        Words.of("history.database-is-away-so-that"),
                        List.of(new Messages.Link("/", Words.of("history.overview")))))
                .map(reply -> reply.with("Retry-After", "5"));
    }

    private Future<Reply> read(Ask ask, SpanQuery query, @Nullable Place before) {
        var chapter = Chapter.read(chronicle, ask.world(), query.span());
        var news = Future.all(ask.world().clouds().stream()
                        .map(c -> chronicle.news(c.name(), query.span(), before, NEWS + 1))
                        .toList())
                .map(all -> all.<List<FactRow>>list().stream()
                        .flatMap(List::stream)
                        .sorted(NEWEST)
                        .limit(NEWS + 1)
                        .toList());
        return Future.all(chapter, news)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(found -> found.isEmpty()
                        ? away(frames, offLoop, ask)
                        : offLoop.run(() -> show(ask, query, before, chapter.result(), news.result())));
    }

    private Reply show(Ask ask, SpanQuery query, @Nullable Place before, Chapter chapter, List<FactRow> news) {
        var shown = news.stream().limit(NEWS).toList();
        var next = news.size() > NEWS ? NewsCursor.write(place(shown.get(NEWS - 1))) : "";
        var model = new HistoryModel(ask, query, chapter).model(shown, next, before != null);
        return frames.page(ask, 200, Words.of("common.history"), query.isFixed() ? "" : TOPICS, "history", model);
    }

    private static Place place(FactRow row) {
        return new Place(row.at(), row.cloud(), row.seq());
    }

    private static List<Messages.Link> lastHours() {
        return List.of(new Messages.Link("/history", Words.of("history.last-8-hours")));
    }
}
