package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactReader;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Severity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What is recorded, by the hour, for charts. Every future fails while the database is away. Neither question reads what it
 * counts: there is no index by time and needs none, as facts have dense numbers whose times do not fall.
 */
public final class Hours {
    /** Looks for the last fact before each moment by halving; as numbers have no holes, their differences are counts. */
    private static final String FACTS = "WITH RECURSIVE search(id, edge, low, high) AS (SELECT c.id, e.edge, f.seq - 1,"
            + " LEAST(w.seq, c.last_seq) FROM unnest($1::text[], $2::bigint[]) AS w(name, seq)"
            + " JOIN cloud c ON c.name = w.name CROSS JOIN LATERAL"
            + " (SELECT seq FROM fact WHERE cloud_id = c.id ORDER BY seq LIMIT 1) f"
            + " CROSS JOIN unnest($3::timestamptz[]) AS e(edge)"
            + " UNION ALL SELECT s.id, s.edge, CASE WHEN f.at < s.edge THEN f.seq ELSE s.low END,"
            + " CASE WHEN f.at < s.edge THEN s.high ELSE (s.low + s.high + 1) / 2 - 1 END"
            + " FROM search s CROSS JOIN LATERAL (SELECT seq, at FROM fact WHERE cloud_id = s.id"
            + " AND seq >= (s.low + s.high + 1) / 2 ORDER BY seq LIMIT 1) f WHERE s.low < s.high)"
            + " SELECT edge, sum(low)::bigint FROM search WHERE low >= high GROUP BY edge";

    private static final String WHICH = " FROM problem WHERE cloud_id = c.id AND number <= w.seq AND opened_at >= $3"
            + " AND opened_at < $4 AND phase <> 'provisional' AND ";

    /** What was opened since then is open still or ended since then, and for both there is an index. */
    private static final String OPENED = "SELECT c.name, p.number, p.severity, p.opened_at"
            + " FROM unnest($1::text[], $2::bigint[]) AS w(name, seq) JOIN cloud c ON c.name = w.name CROSS JOIN LATERAL"
            + " (SELECT number, severity, opened_at" + WHICH + "resolved_at IS NULL"
            + " UNION ALL SELECT number, severity, opened_at" + WHICH + "resolved_at >= $3) p";

    private static final int MAX_LIFE = 500;

    private static final String OF_CLOUD =
            "SELECT seq, at, body::text FROM fact WHERE cloud_id = c.id AND seq <= $4 AND ";

    /** The newest of both, which stand together in the index of entities. */
    private static final String LIFE = "SELECT f.* FROM cloud c CROSS JOIN LATERAL ((" + OF_CLOUD
            + "kind = $2 AND entity_id = $3 AND type IN ('entity_added', 'status_changed', 'entity_missing',"
            + " 'entity_reappeared', 'entity_deleted') ORDER BY seq DESC LIMIT $6) UNION ALL (" + OF_CLOUD
            + "kind IS NULL AND entity_id IS NULL AND type IN ('source_stale', 'source_partial', 'source_back')"
            + " AND body ->> 'source' = $5 ORDER BY seq DESC LIMIT $6)) f WHERE c.name = $1";

    /**
     * A problem that was opened and did not stay, or end, provisional.
     *
     * @param severity as it is now, or was at its end
     * @param at       when it was first believed
     */
    public record Opening(String cloud, long number, Severity severity, Instant at) {}

    private final Database database;

    public Hours(Database database) {
        this.database = database;
    }

    /**
     * How many facts were learnt from each moment to the next, in all of those clouds together.
     *
     * @param upTo  by cloud, the number of the last fact that counts
     * @param edges in order
     */
    public Future<List<Long>> factsBetween(Map<String, Long> upTo, List<Instant> edges) {
        var times = edges.stream().map(Columns::time).toArray(OffsetDateTime[]::new);
        return database.reader()
                .preparedQuery(FACTS)
                .execute(clouds(upTo).addArrayOfOffsetDateTime(times))
                .map(rows -> {
                    var before = new HashMap<Instant, Long>();
                    rows.forEach(row -> before.put(row.getOffsetDateTime(0).toInstant(), row.getLong(1)));
                    return IntStream.range(1, edges.size())
                            .mapToObj(i ->
                                    before.getOrDefault(edges.get(i), 0L) - before.getOrDefault(edges.get(i - 1), 0L))
                            .toList();
                });
    }

    /** The problems that were opened from one moment to another; by cloud, the number of the last fact that counts. */
    public Future<List<Opening>> opened(Map<String, Long> upTo, Instant from, Instant to) {
        return database.reader()
                .preparedQuery(OPENED)
                .execute(clouds(upTo).addOffsetDateTime(Columns.time(from)).addOffsetDateTime(Columns.time(to)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Opening(
                                row.getString(0),
                                row.getLong(1),
                                Severity.of(row.getString(2)),
                                row.getOffsetDateTime(3).toInstant()))
                        .toList());
    }

    /**
     * What tells how an entity was, in order: its facts of status and existence, and those of the source that tells them; the
     * last 500 of each up to a fact.
     */
    public Future<List<Dated>> life(String cloud, EntityKey entity, String teller, long upTo) {
        var arguments = Tuple.of(cloud, entity.kind().word(), entity.id(), upTo, teller, MAX_LIFE);
        return database.reader()
                .preparedQuery(LIFE)
                .execute(arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .sorted(Comparator.comparing(row -> row.getLong(0)))
                        .map(row -> new Dated(row.getOffsetDateTime(1).toInstant(), FactReader.read(row.getString(2))))
                        .toList());
    }

    private static Tuple clouds(Map<String, Long> upTo) {
        var names = List.copyOf(upTo.keySet());
        return Tuple.tuple()
                .addArrayOfString(names.toArray(String[]::new))
                .addArrayOfLong(names.stream().map(upTo::get).toArray(Long[]::new));
    }
}
