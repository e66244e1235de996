package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vioscope.engine.past.Needs;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactReader;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The queries about moments of the past. */
final class PastFacts {
    /** Facts are read in parts of this many, so that neither an event loop nor the memory is filled by a long way back. */
    static final int PART = 2000;

    private static final String RANGE = "SELECT c.id, c.last_seq, f.seq, f.at FROM cloud c LEFT JOIN LATERAL"
            + " (SELECT seq, at FROM fact WHERE cloud_id = c.id ORDER BY seq LIMIT 1) f ON true WHERE c.name = $1";

    /** Halves what lies between two numbers until one is left: a look into the index for each half, and one question in all. */
    private static final String BY = "WITH RECURSIVE halved (low, high) AS (SELECT $3::bigint, $4::bigint UNION ALL"
            + " SELECT CASE WHEN f.is_before THEN f.seq ELSE b.low END,"
            + " CASE WHEN f.is_before THEN b.high ELSE (b.low + b.high + 1) / 2 - 1 END FROM halved b"
            + " LEFT JOIN LATERAL (SELECT seq, seq <= b.high AND at <= $2 AS is_before FROM fact WHERE cloud_id = $1"
            + " AND seq >= (b.low + b.high + 1) / 2 ORDER BY seq LIMIT 1) f ON true WHERE b.low < b.high)"
            + " SELECT low FROM halved WHERE low >= high";

    private static final String BETWEEN = "SELECT seq, at, body::text FROM fact"
            + " WHERE cloud_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq DESC";

    private static final String NEWS_BEFORE = news("seq <= w.seq AND at < $3", "DESC", "max");

    private static final String NEWS_AFTER = news("seq > w.seq", "", "min");

    /** The last fact about each of what is wanted, up to a number. */
    private static final String LAST = "SELECT f.seq, f.at, f.body::text FROM unnest(%s) AS w(%s) CROSS JOIN LATERAL"
            + " (SELECT seq, at, body FROM fact WHERE cloud_id = $1 AND seq <= $2 AND %s ORDER BY seq DESC LIMIT 1) f";

    private static final String ABOUT = "kind = w.kind AND entity_id = w.id";

    private static final String ALARMS = LAST.formatted(
            "$3::text[], $4::text[], $5::text[]",
            "kind, id, condition",
            ABOUT + " AND type IN ('alarm_raised', 'alarm_changed') AND body ->> 'condition' = w.condition");

    private static final String ENTITIES = LAST.formatted(
            "$3::text[], $4::text[]",
            "kind, id",
            ABOUT + " AND type IN ('entity_missing', 'entity_reappeared', 'entity_added')");

    private static final String PROBLEMS = LAST.formatted(
            "$3::text[], $4::text[], $5::bigint[]",
            "kind, id, number",
            ABOUT + " AND seq >= w.number AND type LIKE 'problem_%' AND body ->> 'number' = w.number::text");

    private static final String PHASES = LAST.formatted(
            "$3::text[], $4::text[], $5::bigint[]",
            "kind, id, number",
            ABOUT + " AND seq >= w.number AND type IN ('problem_opened', 'problem_reopened', 'problem_resolved')"
                    + " AND body ->> 'number' = w.number::text");

    private static final String SOURCES = LAST.formatted(
            "$3::text[]",
            "source",
            "kind IS NULL AND entity_id IS NULL AND type LIKE 'source_%' AND body ->> 'source' = w.source");

    /**
     * What there is of a cloud.
     *
     * @param id    the database's number of the cloud
     * @param last  the number of the last fact recorded
     * @param first the oldest fact that is kept; empty where there is none
     */
    record Range(int id, long last, Optional<Mark> first) {}

    /** A fact's number, and when it was learnt. */
    record Mark(long seq, Instant at) {}

    /** A fact with its number; not decoded yet. */
    record Raw(long seq, Instant at, String body) {
        Dated dated() {
            return new Dated(at, FactReader.read(body));
        }
    }

    private final Pool pool;

    PastFacts(Pool pool) {
        this.pool = pool;
    }

    /** Empty for a cloud that was never watched. */
    Future<Optional<Range>> range(String cloud) {
        return query(RANGE, Tuple.of(cloud)).map(rows -> {
            for (var row : rows) {
                var first = row.getLong(2) == null ? Optional.<Mark>empty() : Optional.of(mark(row, 2));
                return Optional.of(new Range(row.getInteger(0), row.getLong(1), first));
            }
            return Optional.empty();
        });
    }

    /** The number of the last fact learnt at that moment or before; the first one is. Times do not fall as numbers rise. */
    Future<Long> last(int cloud, Instant moment, long low, long high) {
        return query(BY, Tuple.of(cloud, Columns.time(moment), low, high))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Facts with numbers above {@code after} and not above {@code upTo}, the newest first. */
    Future<List<Raw>> between(int cloud, long after, long upTo) {
        return raw(BETWEEN, Tuple.of(cloud, after, upTo));
    }

    /** When the last news before a moment was learnt, in any of those clouds, up to those facts. */
    Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment) {
        return time(NEWS_BEFORE, clouds(upTo).addOffsetDateTime(Columns.time(moment)));
    }

    /** When the first news after those facts was learnt, in any of those clouds. */
    Future<Optional<Instant>> newsAfter(Map<String, Long> after) {
        return time(NEWS_AFTER, clouds(after));
    }

    private static String news(String which, String order, String nearest) {
        return "SELECT " + nearest + "(f.at) FROM unnest($1::text[], $2::bigint[]) AS w(name, seq)"
                + " JOIN cloud c ON c.name = w.name CROSS JOIN LATERAL (SELECT at FROM fact WHERE cloud_id = c.id AND news"
                + " AND " + which + " ORDER BY fact.seq " + order + " LIMIT 1) f";
    }

    private static Tuple clouds(Map<String, Long> seqs) {
        var names = List.copyOf(seqs.keySet());
        return Tuple.tuple()
                .addArrayOfString(names.toArray(String[]::new))
                .addArrayOfLong(names.stream().map(seqs::get).toArray(Long[]::new));
    }

    private Future<Optional<Instant>> time(String sql, Tuple arguments) {
        return query(sql, arguments)
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    /** The last facts, up to that number, about what is needed, in order. */
    Future<List<Raw>> last(int cloud, long upTo, Needs needs) {
        var alarms = new Columns<AlarmKey>()
                .text(a -> a.entity().kind().word())
                .text(a -> a.entity().id())
                .text(AlarmKey::condition);
        var entities = new Columns<EntityKey>().text(key -> key.kind().word()).text(EntityKey::id);
        var problems = new Columns<Map.Entry<Long, EntityKey>>()
                .text(p -> p.getValue().kind().word())
                .text(p -> p.getValue().id())
                .number(Map.Entry::getKey);
        var lives = List.copyOf(needs.problems().entrySet());
        var reads = new ArrayList<Future<List<Raw>>>();
        reads.add(all(ALARMS, alarms.batches(List.copyOf(needs.alarms()), cloud, upTo)));
        reads.add(all(ENTITIES, entities.batches(List.copyOf(needs.entities()), cloud, upTo)));
        reads.add(all(PROBLEMS, problems.batches(lives, cloud, upTo)));
        reads.add(all(PHASES, problems.batches(lives, cloud, upTo)));
        reads.add(all(
                SOURCES,
                new Columns<SourceId>().text(SourceId::name).batches(List.copyOf(needs.sources()), cloud, upTo)));
        return Future.all(reads)
                .map(all -> all.<List<Raw>>list().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Raw::seq))
                        .distinct()
                        .toList());
    }

    private Future<List<Raw>> all(String sql, List<Supplier<Tuple>> batches) {
        var found = new ArrayList<Raw>();
        Future<Void> done = Future.succeededFuture();
        for (var batch : batches) {
            done = done.compose(
                    before -> raw(sql, batch.get()).map(found::addAll).mapEmpty());
        }
        return done.map(found);
    }

    private Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments);
    }

    private Future<List<Raw>> raw(String sql, Tuple arguments) {
        return query(sql, arguments).map(rows -> {
            var list = new ArrayList<Raw>(rows.size());
            rows.forEach(row -> list.add(new Raw(row.getLong(0), mark(row, 0).at(), row.getString(2))));
            return list;
        });
    }

    private static Mark mark(Row row, int column) {
        return new Mark(row.getLong(column), row.getOffsetDateTime(column + 1).toInstant());
    }
}
