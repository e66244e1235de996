package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactReader;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.SourceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The recorded facts, for readers. Every future fails while the database is away. */
public final class History {
    /** From within the one cloud, by number: joined the other way round all its facts would be sorted first. */
    private static final String AFTER = "SELECT c.name, f.seq, f.at, f.type, f.body::text FROM cloud c"
            + " CROSS JOIN LATERAL (SELECT * FROM fact WHERE cloud_id = c.id AND seq > $2 ORDER BY seq LIMIT $3) f"
            + " WHERE c.name = $1 ORDER BY f.seq";

    private static final int MAX_PLACEMENT = 5000;

    /** Facts about no entity are few and stand together in the index of entities. */
    private static final String PLACEMENT = "SELECT c.name, f.seq, f.at, f.type, f.body::text FROM cloud c"
            + " CROSS JOIN LATERAL (SELECT * FROM fact WHERE cloud_id = c.id AND kind = $2 AND entity_id = $3"
            + " AND (type IN ('entity_added', 'server_moved', 'status_changed', 'entity_deleted', 'entity_missing',"
            + " 'entity_reappeared') OR type = 'entity_changed' AND body #> '{changes,relation.hosted_on}' IS NOT NULL)"
            + " UNION ALL SELECT * FROM fact WHERE cloud_id = c.id AND kind IS NULL AND entity_id IS NULL"
            + " AND type IN ('source_stale', 'source_partial', 'source_back') AND body ->> 'source' = $4) f"
            + " WHERE c.name = $1 ORDER BY f.seq DESC LIMIT $5";

    private static final int MAX_PROBLEM = 200;

    /** A problem has the number of its first fact, so that nothing older need be looked at. */
    private static final String OF_PROBLEM = "SELECT c.name, f.seq, f.at, f.type, f.body::text FROM cloud c"
            + " JOIN problem p ON p.cloud_id = c.id AND p.number = $2"
            + " CROSS JOIN LATERAL (SELECT * FROM fact WHERE cloud_id = c.id AND kind = p.kind"
            + " AND entity_id = p.entity_id AND seq >= p.number"
            + " AND type IN ('problem_opened', 'problem_revised', 'problem_resolved', 'problem_reopened',"
            + " 'problem_acknowledged', 'problem_unacknowledged', 'problem_judged',"
            + " 'problem_assigned', 'problem_snoozed', 'problem_woken', 'problem_noted', 'problem_closed',"
            + " 'problem_unclosed')"
            + " AND body ->> 'number' = p.number::text AND seq <= $4";

    private static final String PROBLEM =
            OF_PROBLEM + " ORDER BY type <> 'problem_opened', seq DESC LIMIT $3) f WHERE c.name = $1";

    private static final String STEPS = OF_PROBLEM + " AND seq > $5 ORDER BY seq LIMIT $3) f WHERE c.name = $1";

    private static final String ABOUT = "SELECT c.name, f.seq, f.at, f.type, f.body::text FROM cloud c"
            + " CROSS JOIN LATERAL (SELECT * FROM fact WHERE cloud_id = c.id AND kind = $2 AND entity_id = $3"
            + " AND seq <= $4 AND (cardinality($5::text[]) = 0 OR type = ANY ($5)) ORDER BY seq DESC LIMIT $6) f"
            + " WHERE c.name = $1 ORDER BY f.seq DESC";

    /**
     * One recorded fact.
     *
     * @param type     the fact's word
     * @param bodyJson its public JSON, an object
     */
    public record FactRow(String cloud, long seq, Instant at, String type, String bodyJson) {}

    /** A recorded step in the life of a problem. */
    public record Step(long seq, Instant at, ProblemFact fact) {}

    private final Database database;

    public History(Database database) {
        this.database = database;
    }

    /** Facts of a cloud with numbers above {@code after}, in order, at most {@code limit}. */
    public Future<List<FactRow>> after(String cloud, long after, int limit) {
        return rows(AFTER, Tuple.of(cloud, after, limit));
    }

    /** The newest facts up to a number in each of those clouds, newest first: about one entity or about anything. */
    public Future<List<FactRow>> latestUpTo(Map<String, Long> upTo, @Nullable EntityKey about, int limit) {
        var clouds = List.copyOf(upTo.keySet());
        var arguments = Tuple.tuple()
                .addArrayOfString(clouds.toArray(String[]::new))
                .addArrayOfLong(clouds.stream().map(upTo::get).toArray(Long[]::new))
                .addInteger(limit);
        if (about != null) {
            arguments.addString(about.kind().word()).addString(about.id());
        }
        return rows(
                "SELECT w.name, f.seq, f.at, f.type, f.body::text FROM unnest($1::text[], $2::bigint[]) AS w(name, seq)"
                        + " JOIN cloud c ON c.name = w.name CROSS JOIN LATERAL (SELECT * FROM fact"
                        + " WHERE cloud_id = c.id AND seq <= w.seq"
                        + (about == null ? "" : " AND kind = $4 AND entity_id = $5")
                        + " ORDER BY seq DESC LIMIT $3) f ORDER BY f.at DESC, f.seq DESC LIMIT $3",
                arguments);
    }

    /** The newest facts, newest first: of one cloud or of all, about one entity or about anything. */
    public Future<List<FactRow>> latest(@Nullable String cloud, @Nullable EntityKey about, int limit) {
        return about == null
                ? rows(latest(""), Tuple.of(cloud, limit))
                : rows(
                        latest(" AND kind = $3 AND entity_id = $4"),
                        Tuple.of(cloud, limit, about.kind().word(), about.id()));
    }

    /**
     * What tells where a server was, in order: the facts that brought it there, and those of the source that tells it.
     * Of very many the oldest are left out.
     */
    public Future<List<Dated>> placement(String cloud, EntityKey server, SourceId teller) {
        return rows(PLACEMENT, Tuple.of(cloud, server.kind().word(), server.id(), teller.name(), MAX_PLACEMENT))
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparing(FactRow::seq))
                        .map(row -> new Dated(row.at(), FactReader.read(row.bodyJson())))
                        .toList());
    }

    /**
     * What was believed of a problem, in order, from its opening to its end; without facts if there never was one of that
     * number. Of very many all but the first and the last are left out.
     */
    public Future<List<Dated>> problem(String cloud, long number) {
        return problem(cloud, number, Long.MAX_VALUE);
    }

    /** As the other, up to the fact of that number. */
    public Future<List<Dated>> problem(String cloud, long number, long upTo) {
        return rows(PROBLEM, Tuple.of(cloud, number, MAX_PROBLEM, upTo))
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparing(FactRow::seq))
                        .map(row -> new Dated(row.at(), FactReader.read(row.bodyJson())))
                        .toList());
    }

    /** The same steps from the one after that number on and up to another, the oldest first. */
    public Future<List<Step>> steps(String cloud, long number, long after, long upTo, int limit) {
        return rows(STEPS, Tuple.of(cloud, number, limit, upTo, after))
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparing(FactRow::seq))
                        .map(row -> new Step(row.seq(), row.at(), (ProblemFact) FactReader.read(row.bodyJson())))
                        .toList());
    }

    /** The newest facts about one entity up to a number, newest first: of those types, or of any where none is named. */
    public Future<List<FactRow>> about(String cloud, EntityKey entity, Set<String> types, long upTo, int limit) {
        var arguments = Tuple.of(cloud, entity.kind().word(), entity.id(), upTo)
                .addArrayOfString(types.toArray(String[]::new))
                .addInteger(limit);
        return rows(ABOUT, arguments);
    }

    /** Each cloud's newest by number, for which there is an index, then the newest of these. */
    private static String latest(String condition) {
        return "SELECT c.name, f.seq, f.at, f.type, f.body::text FROM cloud c CROSS JOIN LATERAL (SELECT * FROM fact"
                + " WHERE cloud_id = c.id" + condition + " ORDER BY seq DESC LIMIT $2) f"
                + " WHERE $1::text IS NULL OR c.name = $1 ORDER BY f.at DESC, f.seq DESC LIMIT $2";
    }

    private Future<List<FactRow>> rows(String sql, Tuple arguments) {
        return database.reader()
                .preparedQuery(sql)
                .execute(arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(History::row)
                        .toList());
    }

    private static FactRow row(Row row) {
        return new FactRow(
                row.getString(0),
                row.getLong(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                row.getString(4));
    }
}
