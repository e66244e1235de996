package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactReader;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.store.PastFacts.Mark;
import io.vioscope.store.PastFacts.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/**
 * What is recorded of a stretch of time. Both ends are part of it. Facts are decoded on worker threads. Every future fails
 * while the database is away.
 */
public final class Chronicles {
    /** Of one problem no more facts than these. */
    static final int MOST_OF_ONE = 100;

    /** As the index {@code fact_said} has them. */
    private static final String ACTS = "'problem_acknowledged', 'problem_unacknowledged', 'problem_judged',"
            + " 'problem_assigned', 'problem_snoozed', 'problem_woken', 'problem_noted', 'problem_closed',"
            + " 'problem_unclosed', 'advice_given', 'advice_withdrawn'";

    /** Each half has an index; a problem that came back has its first opening and its last end. */
    private static final String OPEN = "SELECT * FROM ((SELECT number, kind, entity_id FROM problem WHERE cloud_id = $1"
            + " AND resolved_at IS NULL AND opened_at <= $3 ORDER BY number DESC LIMIT $4) UNION ALL"
            + " (SELECT number, kind, entity_id FROM problem WHERE cloud_id = $1 AND resolved_at >= $2"
            + " AND opened_at <= $3 ORDER BY number DESC LIMIT $4)) o ORDER BY number DESC LIMIT $4";

    private static final String LIFE = "SELECT seq, at, type, body, lag(body ->> 'severity') OVER w AS was,"
            + " lead(seq) OVER w AS next FROM fact WHERE cloud_id = $1 AND kind = p.kind AND entity_id = p.entity_id"
            + " AND seq >= p.number AND at <= $3 AND type LIKE 'problem\\_%' AND body ->> 'number' = p.number::text"
            + " WINDOW w AS (ORDER BY seq)";

    private static final String LIVES = "SELECT p.number, f.seq, f.at, f.body::text FROM (" + OPEN + ") p"
            + " CROSS JOIN LATERAL (SELECT seq, at, body FROM (" + LIFE + ") l WHERE type <> 'problem_revised'"
            + " OR body ->> 'phase' <> body ->> 'from' OR body ->> 'severity' IS DISTINCT FROM was OR next IS NULL"
            + " ORDER BY seq DESC LIMIT $5) f ORDER BY p.number DESC, f.seq";

    /** By the index {@code fact_news}. */
    static final String NEWS = "SELECT $4::text, seq, at, type, body::text FROM fact WHERE cloud_id = $1"
            + " AND seq > $2 AND seq <= $3 AND news AND (at, $4::text, seq) < ($5::timestamptz, $6::text, $7::bigint)"
            + " ORDER BY seq DESC LIMIT $8";

    /** By the index {@code fact_raised}. */
    static final String RAISED = "SELECT kind, entity_id, body ->> 'condition', count(*) FROM fact"
            + " WHERE cloud_id = $1 AND seq > $2 AND seq <= $3 AND type = 'alarm_raised'"
            + " GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT $4";

    static final String SAID = "SELECT seq, at, body::text FROM fact WHERE cloud_id = $1 AND seq > $2"
            + " AND seq <= $3 AND type IN (" + ACTS + ") ORDER BY seq DESC LIMIT $4";

    private static final String OF_SOURCES = " FROM fact WHERE cloud_id = $1 AND kind IS NULL AND entity_id IS NULL"
            + " AND type LIKE 'source\\_%' AND seq ";

    /** Facts about no entity are few and stand together in the index of entities. */
    private static final String SOURCES = "SELECT * FROM ((SELECT DISTINCT ON (body ->> 'source') seq, at, body::text"
            + OF_SOURCES + "<= $2 ORDER BY body ->> 'source', seq DESC) UNION ALL (SELECT seq, at, body::text"
            + OF_SOURCES + "> $2 AND seq <= $3)) s ORDER BY seq";

    /** How often an alarm went on. */
    public record Raised(EntityKey entity, String condition, long times) {}

    private final Database database;
    private final PastFacts facts;

    public Chronicles(Database database) {
        this.database = database;
        this.facts = new PastFacts(database.reader());
    }

    /** When the oldest fact that is kept was learnt; empty where none is. */
    public Future<Optional<Instant>> since(String cloud) {
        return facts.range(cloud).map(range -> range.flatMap(Range::first).map(Mark::at));
    }

    /** The problems that were open in that time, the newest first, each as its facts up to then tell it. */
    public Future<List<List<Dated>>> lives(String cloud, Instant from, Instant to, int limit) {
        return facts.range(cloud)
                .compose(range -> range.map(r -> query(
                                        LIVES,
                                        Tuple.of(r.id(), Columns.time(from), Columns.time(to), limit, MOST_OF_ONE))
                                .compose(rows -> database.off(() -> lives(rows))))
                        .orElseGet(() -> Future.succeededFuture(List.of())));
    }

    private static List<List<Dated>> lives(RowSet<Row> rows) {
        var byNumber = new LinkedHashMap<Long, List<Dated>>();
        rows.forEach(row -> byNumber.computeIfAbsent(row.getLong(0), number -> new ArrayList<>())
                .add(dated(row, 2)));
        return List.copyOf(byNumber.values());
    }

    /** The newest news before a place, newest first; the place is a time, a cloud and a number. */
    public Future<List<History.FactRow>> news(
            String cloud, Instant from, Instant to, Instant before, String beforeCloud, long beforeSeq, int limit) {
        return within(
                cloud,
                from,
                to,
                NEWS,
                (range, seqs) -> seqs.addString(cloud)
                        .addOffsetDateTime(Columns.time(before))
                        .addString(beforeCloud)
                        .addLong(beforeSeq)
                        .addInteger(limit),
                row -> new History.FactRow(
                        row.getString(0), row.getLong(1), at(row, 2), row.getString(3), row.getString(4)));
    }

    /** The alarms that went on most often, those first. */
    public Future<List<Raised>> raised(String cloud, Instant from, Instant to, int limit) {
        return within(
                cloud,
                from,
                to,
                RAISED,
                (range, seqs) -> seqs.addInteger(limit),
                row -> new Raised(
                        new EntityKey(Kind.of(row.getString(0)).orElseThrow(), row.getString(1)),
                        row.getString(2),
                        row.getLong(3)));
    }

    /** What operators said and did about problems, in order; of very many the newest. */
    public Future<List<Dated>> said(String cloud, Instant from, Instant to, int limit) {
        return within(cloud, from, to, SAID, (range, seqs) -> seqs.addInteger(limit), row -> dated(row, 1))
                .map(newestFirst -> {
                    var inOrder = new ArrayList<>(newestFirst);
                    Collections.reverse(inOrder);
                    return List.copyOf(inOrder);
                });
    }

    /** Of each source the last fact before that time, and all in it, in order. */
    public Future<List<Dated>> sources(String cloud, Instant from, Instant to) {
        return within(cloud, from, to, SOURCES, (range, seqs) -> seqs, row -> dated(row, 1));
    }

    private interface Reader<T> {
        T read(Row row);
    }

    /** Asks about the facts of a stretch of time; its numbers are the second and third argument. */
    private <T> Future<List<T>> within(
            String cloud,
            Instant from,
            Instant to,
            String sql,
            BiFunction<Range, Tuple, Tuple> more,
            Reader<T> reader) {
        return facts.range(cloud).compose(found -> {
            if (found.isEmpty() || found.get().first().isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            var range = found.get();
            var first = place(range, from.minusNanos(1000));
            var last = place(range, to);
            return Future.all(first, last)
                    .compose(both -> query(sql, more.apply(range, Tuple.of(range.id(), first.result(), last.result()))))
                    .compose(rows -> database.off(() -> StreamSupport.stream(rows.spliterator(), false)
                            .map(reader::read)
                            .toList()));
        });
    }

    /** The number of the last fact by that moment; of one before all that are kept the number before the first. */
    private Future<Long> place(Range range, Instant moment) {
        var first = range.first().orElseThrow();
        return first.at().isAfter(moment)
                ? Future.succeededFuture(first.seq() - 1)
                : facts.last(range.id(), moment, first.seq(), range.last());
    }

    private Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return database.reader().preparedQuery(sql).execute(arguments);
    }

    private static Dated dated(Row row, int column) {
        return new Dated(at(row, column), FactReader.read(row.getString(column + 1)));
    }

    private static Instant at(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
