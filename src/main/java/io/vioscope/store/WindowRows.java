package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.json.ModelReader;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.EntityKey;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.util.ArrayList;
import java.util.Locale;

/** Reads back the maintenance windows that have not ended, and the last that have. */
final class WindowRows {
    private static final String SQL =
            "SELECT kind, entity_id, number, from_at, until_at, set_by, reason, ended_at, ending FROM maintenance_window"
                    + " WHERE cloud_id = $1 AND (ended_at IS NULL OR number IN (SELECT number FROM maintenance_window"
                    + " WHERE cloud_id = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, number DESC LIMIT $2))"
                    + " ORDER BY ended_at, number";

    private WindowRows() {}

    static Future<Windows> load(SqlConnection connection, int id) {
        return connection.preparedQuery(SQL).execute(Tuple.of(id, Windows.KEPT)).map(rows -> {
            var open = new ArrayList<MaintenanceWindow>();
            var ended = new ArrayList<Windows.Ended>();
            for (var row : rows) {
                if (row.getString(8) == null) {
                    open.add(window(row));
                } else {
                    ended.add(new Windows.Ended(
                            window(row),
                            row.getOffsetDateTime(7).toInstant(),
                            WindowFact.End.valueOf(row.getString(8).toUpperCase(Locale.ROOT))));
                }
            }
            return Windows.of(open, ended);
        });
    }

    private static MaintenanceWindow window(Row row) {
        return new MaintenanceWindow(
                row.getLong(2),
                new EntityKey(ModelReader.kind(row.getString(0)), row.getString(1)),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant(),
                row.getString(5),
                row.getString(6));
    }
}
