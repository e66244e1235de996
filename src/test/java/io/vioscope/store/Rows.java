package io.vioscope.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.StreamSupport;

/** What stands in a database, for tests of other rooms, which know no SQL. */
public final class Rows {
    private Rows() {}

    /** The first column of what a statement finds, which is text. */
    public static Future<List<String>> of(Database database, String sql) {
        return database.writer()
                .query(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }
}
