package io.vioscope.web.system;

import io.vertx.core.Future;
import java.util.List;

/** What the database says of itself. Asked only when somebody looks. */
public interface Storage {
    /** Where there is no database. */
    Storage NONE = () -> Future.failedFuture("there is no database");

    /** One table, with its indexes; one that is kept in parts is one. */
    record Table(String name, long bytes) {}

    /**
     * The database.
     *
     * @param version of PostgreSQL
     * @param tables  ours, the largest first
     */
    record Stored(String version, List<Table> tables) {
        public Stored {
            tables = List.copyOf(tables);
        }

        /** Bytes of all tables. */
        public long bytes() {
            return tables.stream().mapToLong(Table::bytes).sum();
        }
    }

    /** What it holds; fails, after a bounded time, when it is away. */
    Future<Stored> stored();
}
