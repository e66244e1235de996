package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.vioscope.json.FactReader;
import io.vioscope.model.Fact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What receivers have still to be told, and the receipts of what they were. Every future fails while the database is away. */
public final class Outbox {
    private static final String DEACTIVATE = "UPDATE receiver SET active = false WHERE name <> ALL ($1)";
    private static final String ACTIVATE = "INSERT INTO receiver (name, active) SELECT n, true FROM unnest($1::text[])"
            + " AS n ON CONFLICT (name) DO UPDATE SET active = true";
    private static final String DROP =
            "DELETE FROM outbox o USING receiver r WHERE r.name = o.receiver AND NOT r.active";
    private static final String PENDING =
            "SELECT c.name, c.id, f.seq, f.at, f.body::text FROM outbox o JOIN cloud c ON c.id = o.cloud_id"
                    + " JOIN fact f ON f.cloud_id = o.cloud_id AND f.seq = o.seq WHERE o.receiver = $1"
                    + " ORDER BY o.id LIMIT $2";
    private static final String RECEIPTS = "INSERT INTO delivery"
            + " (receiver, cloud_id, seq, number, told_at, outcome, tries, cause, said)"
            + " SELECT $1, c.id, d.seq, d.number, d.at::timestamptz, d.outcome, d.tries, d.cause, d.said"
            + " FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::bigint[],"
            + " $9::text[]) AS d(cloud, seq, number, at, outcome, tries, cause, said) JOIN cloud c ON c.name = d.cloud"
            + " ON CONFLICT DO NOTHING";
    private static final String AGAIN = "WITH held AS (DELETE FROM delivery d USING"
            + " unnest($2::text[], $3::bigint[]) AS h(cloud, seq), cloud c WHERE d.receiver = $1 AND c.name = h.cloud"
            + " AND d.cloud_id = c.id AND d.seq = h.seq AND d.number = 0"
            + " AND d.outcome IN ('filtered', 'not_in_format', 'explained', 'waiting', 'quiet', 'snoozed', 'closed') RETURNING d.cloud_id, d.seq)"
            + " INSERT INTO outbox (id, receiver, cloud_id, seq) OVERRIDING SYSTEM VALUE"
            + " SELECT (SELECT least(min(id), 0) FROM outbox WHERE receiver = $1) - row_number() OVER (ORDER BY h.cloud_id, h.seq DESC),"
            + " $1, h.cloud_id, h.seq FROM held h ON CONFLICT DO NOTHING";
    /**
     * Receipts for what is on: a look by index for each, whatever the planner holds of tables that have just grown. Joined as
     * it likes, a thousand alarms and a million receipts are a thousand million rows.
     */
    private static final String BEGUN = "WITH begun AS ("
            + "SELECT cloud_id, kind, entity_id, number, ARRAY['alarm_raised', 'alarm_changed'] AS types"
            + " FROM alarm WHERE cleared_at IS NULL"
            + " UNION ALL SELECT cloud_id, kind, entity_id, number, ARRAY['problem_opened', 'problem_revised',"
            + " 'problem_reopened', 'problem_woken', 'problem_unclosed'] FROM problem WHERE resolved_at IS NULL),"
            + " receipt AS (SELECT b.cloud_id, b.number AS began, f.seq, f.at, f.body, d.number, d.outcome, d.cause"
            + " FROM begun b CROSS JOIN LATERAL (SELECT f.seq, f.at, f.body FROM fact f WHERE f.cloud_id = b.cloud_id"
            + " AND f.kind = b.kind AND f.entity_id = b.entity_id AND f.seq >= b.number AND f.type = ANY (b.types)"
            + " AND (f.body ->> 'number')::bigint = b.number OFFSET 0) f"
            + " CROSS JOIN LATERAL (SELECT d.number, d.outcome, d.cause FROM delivery d WHERE d.receiver = $1"
            + " AND d.cloud_id = b.cloud_id AND d.seq = f.seq OFFSET 0) d)";

    private static final String WITHHELD = BEGUN
            + ", last AS (SELECT cloud_id, began, max(seq) FILTER (WHERE outcome IN"
            + " ('filtered', 'not_in_format', 'explained', 'waiting', 'quiet', 'snoozed', 'closed')) AS seq FROM receipt"
            + " GROUP BY cloud_id, began HAVING bool_and(number = 0))"
            + " SELECT c.name, c.id, r.seq, r.at, r.body::text, r.outcome, r.cause FROM last l"
            + " JOIN receipt r ON r.cloud_id = l.cloud_id AND r.began = l.began AND r.seq = l.seq"
            + " JOIN cloud c ON c.id = r.cloud_id ORDER BY c.id, r.seq";
    private static final String TOLD = BEGUN
            + ", last AS (SELECT cloud_id, began, max(seq) AS seq FROM receipt WHERE number > 0 GROUP BY cloud_id, began)"
            + " SELECT c.name, c.id, r.seq, r.at, r.body::text FROM last l"
            + " JOIN receipt r ON r.cloud_id = l.cloud_id AND r.began = l.began AND r.seq = l.seq"
            + " JOIN cloud c ON c.id = r.cloud_id ORDER BY c.id, r.seq";
    private static final String FORGET =
            "DELETE FROM outbox o USING unnest($2::text[], $3::bigint[]) AS d(cloud, seq), cloud c"
                    + " WHERE o.receiver = $1 AND c.name = d.cloud AND o.cloud_id = c.id AND o.seq = d.seq";
    private static final String NUMBER = "UPDATE receiver SET last_number = greatest(last_number, $2) WHERE name = $1";

    /** A recorded fact that a receiver has not been told. */
    public record Pending(String cloud, int cloudIndex, long seq, Instant at, Fact fact) {}

    /**
     * The receipt for one fact: under which number it was told, when, how that ended (one word), how often it was sent, and
     * the problem that explains it, if that is why it was not, and what the receiver said, if it refused it.
     */
    public record Receipt(
            String cloud,
            long seq,
            long number,
            Instant at,
            String outcome,
            int tries,
            @Nullable Long cause,
            @Nullable String said) {}

    /** The last of something that is on and of which a receiver was told nothing, with why not (one word). */
    public record Withheld(
            Pending pending, String why, @Nullable Long cause) {}

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /** From now on facts are kept for these receivers and no others; what others had still to be told is dropped. */
    public Future<Void> register(Collection<String> receivers) {
        var names = receivers.toArray(String[]::new);
        return database.writer()
                .withTransaction(connection -> connection
                        .preparedQuery(DEACTIVATE)
                        .execute(array(names))
                        .compose(done -> connection.preparedQuery(ACTIVATE).execute(array(names)))
                        .compose(done -> connection.query(DROP).execute())
                        .mapEmpty());
    }

    private static Tuple array(String[] names) {
        return Tuple.tuple().addArrayOfString(names);
    }

    /** The highest number in the receiver's receipts; 0 if there are none. */
    public Future<Long> lastNumber(String receiver) {
        return database.reader()
                .preparedQuery("SELECT last_number FROM receiver WHERE name = $1")
                .execute(Tuple.of(receiver))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    /** What it has still to be told, in the order of recording, at most {@code limit}. */
    public Future<List<Pending>> pending(String receiver, int limit) {
        return database.reader()
                .preparedQuery(PENDING)
                .execute(Tuple.of(receiver, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Outbox::pending)
                        .toList());
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.getString(0),
                row.getInteger(1),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant(),
                FactReader.read(row.getString(4)));
    }

    /** What is on and was not told to the receiver, for a reason that may end. */
    public Future<List<Withheld>> withheld(String receiver) {
        return database.reader()
                .preparedQuery(WITHHELD)
                .execute(Tuple.of(receiver))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Withheld(pending(row), row.getString(5), row.getLong(6)))
                        .toList());
    }

    /** What is on and was told to the receiver: the last fact of each that it was told. */
    public Future<List<Pending>> told(String receiver) {
        return database.reader()
                .preparedQuery(TOLD)
                .execute(Tuple.of(receiver))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Outbox::pending)
                        .toList());
    }

    /** A number was sent that belongs to no fact. */
    public Future<Void> numbered(String receiver, long number) {
        return database.writer()
                .preparedQuery(NUMBER)
                .execute(Tuple.of(receiver, number))
                .mapEmpty();
    }

    /** The number of a fact in its cloud. */
    public record FactKey(String cloud, long seq) {}

    /** What was held back is pending again, before all else, and has no receipt. */
    public Future<Void> again(String receiver, List<FactKey> held) {
        var keys = new Columns<FactKey>().text(FactKey::cloud).number(FactKey::seq);
        return database.writer().withTransaction(connection -> {
            Future<Void> done = Future.succeededFuture();
            for (var batch : keys.batches(held, receiver)) {
                done = done.compose(v ->
                        connection.preparedQuery(AGAIN).execute(batch.get()).mapEmpty());
            }
            return done;
        });
    }

    /** Keeps receipts, all or none; one that is there already changes nothing. */
    public Future<Void> delivered(String receiver, List<Receipt> receipts) {
        var last = receipts.stream().mapToLong(Receipt::number).max().orElse(0);
        var all = new Columns<Receipt>()
                .text(Receipt::cloud)
                .number(Receipt::seq)
                .number(Receipt::number)
                .text(r -> OffsetDateTime.ofInstant(r.at(), ZoneOffset.UTC).toString())
                .text(Receipt::outcome)
                .number(r -> (long) r.tries())
                .number(Receipt::cause)
                .text(Receipt::said);
        var keys = new Columns<Receipt>().text(Receipt::cloud).number(Receipt::seq);
        return database.writer().withTransaction(connection -> {
            Future<Void> done = Future.succeededFuture();
            for (var batch : all.batches(receipts, receiver)) {
                done = done.compose(v ->
                        connection.preparedQuery(RECEIPTS).execute(batch.get()).mapEmpty());
            }
            for (var batch : keys.batches(receipts, receiver)) {
                done = done.compose(v ->
                        connection.preparedQuery(FORGET).execute(batch.get()).mapEmpty());
            }
            return done.compose(v -> connection
                    .preparedQuery(NUMBER)
                    .execute(Tuple.of(receiver, last))
                    .mapEmpty());
        });
    }
}
