package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What receivers were told, for readers. Every future fails while the database is away. */
public final class Deliveries {
    private static final String RECEIVERS = "SELECT r.name, r.last_number,"
            + " (SELECT count(*) FROM outbox o WHERE o.receiver = r.name) FROM receiver r WHERE r.name = ANY ($1)";
    private static final String LAST_DAY = "SELECT receiver, outcome, count(*), sum(greatest(tries - 1, 0))::bigint,"
            + " max(told_at) FROM delivery WHERE receiver = ANY ($1) AND told_at > now() - interval '1 day'"
            + " GROUP BY receiver, outcome";
    private static final String LATEST =
            "SELECT c.name, d.seq, f.type, d.number, d.told_at, d.outcome, d.tries, d.cause"
                    + " FROM (SELECT * FROM delivery WHERE receiver = $1 ORDER BY told_at DESC LIMIT $2) d"
                    + " JOIN cloud c ON c.id = d.cloud_id JOIN fact f ON f.cloud_id = d.cloud_id AND f.seq = d.seq"
                    + " ORDER BY d.told_at DESC, d.number DESC, d.seq DESC";

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
            @Nullable Long cause) {}

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

    /** The newest receipts of one, newest first. */
    public Future<List<Receipt>> latest(String receiver, int limit) {
        return database.reader()
                .preparedQuery(LATEST)
                .execute(Tuple.of(receiver, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Deliveries::receipt)
                        .toList());
    }

    private static Receipt receipt(Row row) {
        return new Receipt(
                row.getString(0),
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                instant(row.getOffsetDateTime(4)),
                row.getString(5),
                row.getInteger(6),
                row.getLong(7));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
