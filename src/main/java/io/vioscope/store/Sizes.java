package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How large our tables are. */
public final class Sizes {
    /** Whoever looks at a page does not wait longer. */
    private static final int PATIENCE = 2;

    private static final String VERSION = "SELECT current_setting('server_version')";

    /** Partitions count as the table they are part of; each with its indexes and what is kept out of line. */
    private static final String TABLES = "SELECT coalesce(whole.relname, part.relname)::text AS name,"
            + " sum(pg_total_relation_size(part.oid))::bigint AS bytes FROM pg_class part"
            + " LEFT JOIN pg_inherits tie ON tie.inhrelid = part.oid LEFT JOIN pg_class whole ON whole.oid = tie.inhparent"
            + " WHERE part.relkind = 'r' AND part.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname ="
            + " current_schema()) GROUP BY 1 ORDER BY 2 DESC, 1";

    private final Database database;

    /** Those of that database. */
    public Sizes(Database database) {
        this.database = database;
    }

    /** A table, with its indexes. */
    public record Table(String name, long bytes) {}

    /** The version of PostgreSQL, and our tables, the largest first. */
    public record Stored(String version, List<Table> tables) {
        public Stored {
            tables = List.copyOf(tables);
        }
    }

    /** What is stored; fails when the database does not say so within two seconds. */
    public Future<Stored> stored() {
        var version = database.reader().query(VERSION).execute();
        var tables = database.reader().query(TABLES).execute();
        return Future.all(version, tables)
                .map(all -> new Stored(version.result().iterator().next().getString(0), tables(tables.result())))
                .timeout(PATIENCE, TimeUnit.SECONDS);
    }

    private static List<Table> tables(RowSet<Row> rows) {
        var tables = new ArrayList<Table>();
        rows.forEach(row -> tables.add(new Table(row.getString("name"), row.getLong("bytes"))));
        return tables;
    }
}
