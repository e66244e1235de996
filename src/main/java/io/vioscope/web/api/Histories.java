package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.web.history.Bar;
import io.vioscope.web.history.Chapter;
import io.vioscope.web.history.Lane;
import io.vioscope.web.history.SpanQuery;
import io.vioscope.web.history.Stop;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The problems of a stretch of time as JSON. */
public final class Histories {
    private final Chronicle chronicle;
    private final InstantSource clock;
    private final OffLoop offLoop;

    /** With what that has. */
    public Histories(Chronicle chronicle, InstantSource clock, OffLoop offLoop) {
        this.chronicle = chronicle;
        this.clock = clock;
        this.offLoop = offLoop;
    }

    /** A problem in one phase and of one severity; times RFC 3339, cut to the stretch that was asked for. */
    public record PhaseJson(String phase, String severity, String from, String to) {}

    /** What became of a problem: opened, over, back, confirmed, clearing, closed, acknowledged, ...; at is RFC 3339. */
    public record StepJson(String what, String at) {}

    /** A problem; text, severity, phase and owner as at the end of the stretch; endedAt and ending are null where it was open. */
    public record ItemJson(
            String cloud,
            long number,
            String kind,
            String id,
            String problem,
            String severity,
            String text,
            String openedAt,
            @Nullable String endedAt,
            @Nullable String ending,
            @Nullable String owner,
            List<PhaseJson> phases,
            List<StepJson> steps) {}

    /**
     * All of it.
     *
     * @param recordedSince from when on all clouds are recorded; null where none is
     * @param cut           the clouds of which not all problems are told, as there are too many
     */
    public record HistoryJson(
            String from, String to, @Nullable String recordedSince, List<String> cut, List<ItemJson> items) {}

    /** {@code problems/history?from=&to=&range=&cloud=}: the problems of a stretch of time, of each cloud the newest first. */
    public Future<Reply> answer(Ask ask) {
        var parameters = new Parameters(ask);
        var now = Optional.ofNullable(ask.world().then()).map(Then::at).orElseGet(clock::instant);
        var query = Words.inEnglish(() -> SpanQuery.of(ask.query(), "range", "8h", now));
        var clouds = parameters.clouds();
        parameters.wrong(query.errors());
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var world = new World(
                clouds,
                ask.world().recording(),
                ask.world().version(),
                ask.world().then());
        return Chapter.read(chronicle, world, query.span())
                .compose(chapter -> offLoop.run(() -> Json.reply(200, json(chapter))))
                .otherwise(away -> Json.problem(
                                503,
                                "fact-log-away",
                                "The facts cannot be read",
                                "The database is away, so that what was is not known now. Ask again.")
                        .with("Retry-After", "5"));
    }

    private static HistoryJson json(Chapter chapter) {
        return new HistoryJson(
                Texts.rfc3339(chapter.span().from()),
                Texts.rfc3339(chapter.span().to()),
                text(chapter.since()),
                chapter.cut(),
                chapter.lanes().stream().map(Histories::item).toList());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : Texts.rfc3339(at);
    }

    private static ItemJson item(Lane lane) {
        var problem = lane.problem();
        var ended = lane.ended();
        return new ItemJson(
                lane.cloud(),
                problem.number(),
                problem.key().entity().kind().word(),
                problem.key().entity().id(),
                problem.key().name(),
                problem.severity().word(),
                problem.text(),
                Texts.rfc3339(lane.openedAt()),
                text(lane.endedAt()),
                ended == null ? null : ended.why().name().toLowerCase(Locale.ROOT),
                problem.handling().owner(),
                lane.bars().stream().map(Histories::phase).toList(),
                lane.stops().stream().map(Histories::step).toList());
    }

    private static PhaseJson phase(Bar bar) {
        return new PhaseJson(
                bar.phase().word(), bar.severity().word(), Texts.rfc3339(bar.from()), Texts.rfc3339(bar.to()));
    }

    private static StepJson step(Stop stop) {
        return new StepJson(stop.deed().name().toLowerCase(Locale.ROOT), Texts.rfc3339(stop.at()));
    }
}
