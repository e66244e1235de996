package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vioscope.web.api.Json;
import io.vioscope.web.contract.Csv;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.EntityQuery;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Semaphore;

/**
 * {@code /entities.csv?q=&sort=}: all that passes the filter, of one moment, as CSV. It is written whole before it is sent, so
 * that its length is known: a browser then shows by itself how far it is, and can stop. One is written at a time.
 */
public final class EntitiesExport implements View {
    private static final List<String> COLUMNS =
            List.of("cloud", "kind", "id", "name", "health", "status", "admin", "current", "seenAt", "project", "host");

    private final OffLoop offLoop;
    private final InstantSource clock;
    private final Semaphore one = new Semaphore(1);

    /** Exports that bear the time of that clock. */
    public EntitiesExport(OffLoop offLoop, InstantSource clock) {
        this.offLoop = offLoop;
        this.clock = clock;
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        var query = Words.inEnglish(() -> EntityQuery.parse(ask.query(), Integer.MAX_VALUE - 1));
        if (!query.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(query.errors()));
        }
        if (!one.tryAcquire()) {
            return Future.succeededFuture(
                    Json.problem(503, "export-under-way", "Busy", "Another export is being written. Ask again.")
                            .with("Retry-After", "5"));
        }
        return offLoop.run(() -> export(ask.world(), query)).onComplete(done -> one.release());
    }

    private Reply export(World world, EntityQuery query) {
        var rows = query.rows(world).rows();
        var text = Buffer.buffer();
        text.appendString(Csv.line(COLUMNS));
        rows.forEach(row -> text.appendString(Csv.line(cells(world, row))));
        var name = "entities-" + Texts.formTime(clock.instant()).replace(":", "") + "Z.csv";
        return new Reply(200, "text/csv; charset=utf-8; header=present", text, Map.of())
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .with("Cache-Control", "no-store")
                .with("X-Rows", Integer.toString(rows.size()))
                .with("X-Freshness", freshness(world));
    }

    private static List<String> cells(World world, Seen seen) {
        var entity = seen.entity();
        var row = Rows.row(world, seen);
        return List.of(
                row.cloud(),
                entity.key().kind().word(),
                row.id(),
                row.name(),
                row.mark(),
                row.status(),
                entity.status().admin().word(),
                Boolean.toString(seen.current()),
                Rows.seen(world, seen),
                row.project().name(),
                row.host().name());
    }

    private static String freshness(World world) {
        var all = new StringJoiner(", ");
        world.clouds()
                .forEach(cloud -> cloud.sources()
                        .forEach(source -> all.add(cloud.name() + "/"
                                + source.id().name() + "=" + source.status().word())));
        return all.toString();
    }
}
