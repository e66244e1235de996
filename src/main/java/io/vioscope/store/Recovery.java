package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.alarm.Alarms;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.CloudState.SourceState;
import io.vioscope.inventory.Inventory;
import io.vioscope.json.ModelReader;
import io.vioscope.json.ProblemReader;
import io.vioscope.model.AdminState;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import io.vioscope.rca.Problems;
import io.vioscope.rca.learn.Learned;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads back what was believed about a cloud when its last fact was recorded. */
public final class Recovery {
    private static final String CLOUD =
            "INSERT INTO cloud (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = excluded.name"
                    + " RETURNING id, last_seq";

    private static final String OVER = "SELECT body::text, resolved_at, ending, merged_into FROM problem"
            + " WHERE cloud_id = $1 AND resolved_at IS NOT NULL ORDER BY resolved_at DESC, number DESC LIMIT "
            + Problems.KEPT;

    /**
     * What was found.
     *
     * @param cloudIndex the number of the cloud in this database, from 1, kept for ever
     * @param state      what was believed; the unknown state for a cloud never watched before
     */
    public record Recovered(int cloudIndex, CloudState state) {}

    private final Database database;

    public Recovery(Database database) {
        this.database = database;
    }

    /** Reads the cloud of that name; makes its row if it was never watched before. One consistent view. */
    public Future<Recovered> load(String cloud) {
        return database.writer()
                .withTransaction(connection -> connection
                        .preparedQuery(CLOUD)
                        .execute(Tuple.of(cloud))
                        .map(rows -> rows.iterator().next())
                        .compose(row -> load(connection, cloud, row.getInteger(0), row.getLong(1))));
    }

    private static Future<Recovered> load(SqlConnection connection, String cloud, int id, long seq) {
        return inventory(connection, id)
                .compose(inventory -> alarms(connection, id)
                        .compose(alarms -> problems(connection, id)
                                .compose(problems -> learned(connection, id)
                                        .compose(learned -> WindowRows.load(connection, id)
                                                .compose(windows -> sources(connection, id)
                                                        .map(sources -> new Recovered(
                                                                id,
                                                                new CloudState(
                                                                        cloud, seq, inventory, alarms, problems,
                                                                        learned, windows, sources))))))));
    }

    private static Future<RowSet<Row>> rows(SqlConnection connection, String sql, int id) {
        return connection.preparedQuery(sql).execute(Tuple.of(id));
    }

    private static Future<Inventory> inventory(SqlConnection connection, int id) {
        var edit = Inventory.empty().edit();
        return rows(
                        connection,
                        "SELECT kind, id, name, status_word, health, admin_state, attributes::text, missing, relations"
                                + " FROM entity"
                                + " WHERE cloud_id = $1",
                        id)
                .compose(rows -> {
                    for (var row : rows) {
                        var key = key(row, 0);
                        edit.put(entity(row, key));
                        edit.setMissing(key, row.getBoolean(7));
                    }
                    return rows(connection, "SELECT kind FROM discovered_kind WHERE cloud_id = $1", id);
                })
                .map(kinds -> {
                    kinds.forEach(row -> edit.discovered(ModelReader.kind(row.getString(0))));
                    return edit.done();
                });
    }

    private static Entity entity(Row row, EntityKey key) {
        var relations =
                Stream.of(row.getArrayOfStrings(8)).map(Recovery::relation).toList();
        var status =
                new Status(row.getString(3).intern(), Health.of(row.getString(4)), AdminState.of(row.getString(5)));
        return new Entity(key, row.getString(2), status, ModelReader.attributes(row.getString(6)), relations);
    }

    private static Relation relation(String words) {
        var blank = words.indexOf(' ');
        return new Relation(RelationType.of(words.substring(0, blank)), EntityKey.parse(words.substring(blank + 1)));
    }

    private static Future<Alarms> alarms(SqlConnection connection, int id) {
        return rows(
                        connection,
                        "SELECT kind, entity_id, condition, number, severity, text, raised_at, maintenance FROM alarm"
                                + " WHERE cloud_id = $1 AND cleared_at IS NULL",
                        id)
                .map(rows -> Alarms.none()
                        .apply(StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> (Fact) new Fact.AlarmRaised(alarm(row)))
                                .toList()));
    }

    private static Alarm alarm(Row row) {
        return new Alarm(
                row.getLong(3),
                new AlarmKey(key(row, 0), row.getString(2)),
                Severity.of(row.getString(4)),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getLong(7));
    }

    private static Future<Problems> problems(SqlConnection connection, int id) {
        return rows(connection, "SELECT body::text FROM problem WHERE cloud_id = $1 AND resolved_at IS NULL", id)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> ProblemReader.read(row.getString(0)))
                        .toList())
                .compose(open -> rows(connection, OVER, id)
                        .map(rows -> Problems.of(
                                open,
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(Recovery::ended)
                                        .toList())));
    }

    private static Future<Learned> learned(SqlConnection connection, int id) {
        return LessonRow.load(connection, id)
                .compose(lessons -> AdviceRow.load(connection, id).map(lessons::advised));
    }

    private static Problems.Ended ended(Row row) {
        return new Problems.Ended(
                ProblemReader.read(row.getString(0)),
                row.getOffsetDateTime(1).toInstant(),
                ProblemFact.Ending.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getLong(3));
    }

    private static Future<Map<SourceId, SourceState>> sources(SqlConnection connection, int id) {
        return rows(
                        connection,
                        "SELECT source, status, since, cause, detail FROM source_status WHERE cloud_id = $1",
                        id)
                .map(rows -> {
                    var sources = new TreeMap<SourceId, SourceState>();
                    for (var row : rows) {
                        var why = row.getString(3) == null
                                ? null
                                : new ReadFailure(ReadFailure.causeOf(row.getString(3)), row.getString(4));
                        sources.put(
                                new SourceId(row.getString(0)),
                                new SourceState(
                                        SourceStatus.of(row.getString(1)),
                                        row.getOffsetDateTime(2).toInstant(),
                                        why));
                    }
                    return sources;
                });
    }

    private static EntityKey key(Row row, int column) {
        return new EntityKey(ModelReader.kind(row.getString(column)), row.getString(column + 1));
    }
}
