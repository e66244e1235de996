package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vioscope.json.FactReader;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What receivers were told, for readers. Every future fails while the database is away. */
public final class Deliveries {
    private static final String RECEIVERS = "SELECT r.name, r.last_number,"
            + " (SELECT count(*) FROM outbox o WHERE o.receiver = r.name) FROM receiver r WHERE r.name = ANY ($1)";
    private static final String LAST_DAY = "SELECT receiver, outcome, count(*), sum(greatest(tries - 1, 0))::bigint,"
            + " max(told_at) FROM delivery WHERE receiver = ANY ($1) AND told_at > now() - interval '1 day'"
            + " GROUP BY receiver, outcome";
    private static final String RECEIPT =
            "SELECT c.name, d.seq, f.type, d.number, d.told_at, d.outcome, d.tries, d.cause, d.said,"
                    + " f.body::text"
                    + " FROM (SELECT * FROM delivery WHERE receiver = $1";
    private static final String NEWEST = " ORDER BY told_at DESC, cloud_id DESC, seq DESC LIMIT $2) d"
            + " JOIN cloud c ON c.id = d.cloud_id JOIN fact f ON f.cloud_id = d.cloud_id AND f.seq = d.seq"
            + " ORDER BY d.told_at DESC, d.cloud_id DESC, d.seq DESC";
    private static final String LATEST = RECEIPT + NEWEST;
    private static final String OLDER = RECEIPT
            + " AND (told_at, cloud_id, seq) < ($3::timestamptz, (SELECT id FROM cloud WHERE name = $4), $5)" + NEWEST;
    private static final String ONE = RECEIPT + " AND cloud_id = (SELECT id FROM cloud WHERE name = $2) AND seq = $3) d"
            + " JOIN cloud c ON c.id = d.cloud_id JOIN fact f ON f.cloud_id = d.cloud_id AND f.seq = d.seq";
    private static final String ABOUT =
            "SELECT d.receiver, c.name, d.seq, f.type, d.number, d.told_at, d.outcome, d.tries,"
                    + " d.cause, d.said, f.body::text FROM fact f JOIN cloud c ON c.id = f.cloud_id"
                    + " JOIN delivery d ON d.receiver = ANY ($1) AND d.cloud_id = f.cloud_id AND d.seq = f.seq"
                    + " WHERE c.name = $2 AND f.kind = $3 AND f.entity_id = $4 AND f.seq >= $5"
                    + " AND (f.type LIKE 'alarm%' OR f.type LIKE 'problem%') AND (f.body ->> 'number')::bigint = $5"
                    + " ORDER BY d.seq";
    private static final String FACT = "SELECT c.id, f.at, f.body::text FROM fact f JOIN cloud c ON c.id = f.cloud_id"
            + " WHERE c.name = $1 AND f.seq = $2";

    private final Database database;

    /**
     * One receiver: its last number, what waits, and what became of facts in the last day, by outcome.
     *
     * @param lastAt when something became of one; null if nothing did
     */
    public record Receiver(
            long number,
            long waiting,
            SortedMap<String, Long> outcomes,
            long repeated,
            @Nullable Instant lastAt) {
        private static final Receiver NEW = new Receiver(0, 0, new TreeMap<>(), 0, null);

        private Receiver with(String outcome, long count, long again, Instant at) {
            var all = new TreeMap<>(outcomes);
            all.put(outcome, count);
            return new Receiver(
                    number, waiting, all, repeated + again, lastAt == null || at.isAfter(lastAt) ? at : lastAt);
        }
    }

    /** What became of one fact. */
    public record Receipt(
            String cloud,
            long seq,
            String type,
            long number,
            Instant at,
            String outcome,
            int tries,
            @Nullable Long cause,
            @Nullable String said,
            String body) {}

    public Deliveries(Database database) {
        this.database = database;
    }

    /** Those receivers, by name. */
    public Future<Map<String, Receiver>> receivers(Collection<String> names) {
        var wanted = Tuple.tuple().addArrayOfString(names.toArray(String[]::new));
        return database.reader()
                .preparedQuery(RECEIVERS)
                .execute(wanted)
                .map(rows -> {
                    var all = new HashMap<String, Receiver>();
                    rows.forEach(row -> all.put(
                            row.getString(0), new Receiver(row.getLong(1), row.getLong(2), new TreeMap<>(), 0, null)));
                    return all;
                })
                .compose(all -> database.reader()
                        .preparedQuery(LAST_DAY)
                        .execute(wanted)
                        .map(rows -> {
                            rows.forEach(row ->
                                    all.merge(row.getString(0), Receiver.NEW, (known, none) -> with(known, row)));
                            return all;
                        }));
    }

    private static Receiver with(Receiver known, Row row) {
        return known.with(row.getString(1), row.getLong(2), row.getLong(3), instant(row.getOffsetDateTime(4)));
    }

    /** The receipt for one fact, if there is one. */
    public Future<Optional<Receipt>> one(String receiver, String cloud, long seq) {
        return database.reader()
                .preparedQuery(ONE)
                .execute(Tuple.of(receiver, cloud, seq))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Deliveries::receipt)
                        .findFirst());
    }

    /** The receipts for all facts about one alarm or problem, in their order, by receiver. */
    public Future<Map<String, List<Receipt>>> about(
            Collection<String> names, String cloud, EntityKey key, long number) {
        var tuple = Tuple.tuple()
                .addArrayOfString(names.toArray(String[]::new))
                .addString(cloud)
                .addString(key.kind().word())
                .addString(key.id())
                .addLong(number);
        return database.reader()
                .preparedQuery(ABOUT)
                .execute(tuple)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getString(0),
                                Collectors.mapping(row -> receipt(row, 1), Collectors.toList()))));
    }

    /** A fact with the number the database keeps for its cloud. */
    public record Told(int cloudIndex, Instant at, Fact fact) {}

    /** One fact, if it is there. */
    public Future<Optional<Told>> fact(String cloud, long seq) {
        return database.reader()
                .preparedQuery(FACT)
                .execute(Tuple.of(cloud, seq))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Told(
                                row.getInteger(0),
                                instant(row.getOffsetDateTime(1)),
                                FactReader.read(row.getString(2))))
                        .findFirst());
    }

    /** Those that come after that one where the newest come first. */
    public Future<List<Receipt>> older(String receiver, Instant at, String cloud, long seq, int limit) {
        var tuple = Tuple.of(receiver, limit, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), cloud, seq);
        return database.reader().preparedQuery(OLDER).execute(tuple).map(Deliveries::receipts);
    }

    private static List<Receipt> receipts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Deliveries::receipt)
                .toList();
    }

    /** The newest receipts of one, newest first. */
    public Future<List<Receipt>> latest(String receiver, int limit) {
        return database.reader()
                .preparedQuery(LATEST)
                .execute(Tuple.of(receiver, limit))
                .map(Deliveries::receipts);
    }

    private static Receipt receipt(Row row) {
        return receipt(row, 0);
    }

    private static Receipt receipt(Row row, int first) {
        return new Receipt(
                row.getString(first),
                row.getLong(first + 1),
                row.getString(first + 2),
                row.getLong(first + 3),
                instant(row.getOffsetDateTime(first + 4)),
                row.getString(first + 5),
                row.getInteger(first + 6),
                row.getLong(first + 7),
                row.getString(first + 8),
                row.getString(first + 9));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
