package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Who this server is to receivers of SNMPv3, kept across restarts. */
public final class SnmpEngine {
    private static final String BOOT = "INSERT INTO snmp_engine AS e (engine_id, boots) VALUES ($1, 1)"
            + " ON CONFLICT (one) DO UPDATE SET boots = e.boots + 1 RETURNING engine_id, boots";

    private static final String ID = "SELECT engine_id FROM snmp_engine";

    private final Database database;

    /** The row of one id and its boots. */
    public record Boot(String engineId, int boots) {}

    public SnmpEngine(Database database) {
        this.database = database;
    }

    /** The engine id, if a server was ever started. */
    public Future<Optional<String>> id() {
        return database.reader()
                .query(ID)
                .execute()
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** A server starts: its engine id, which is the given one if there is none yet, and how often it was started. */
    public Future<Boot> boot(String candidate) {
        return database.writer()
                .preparedQuery(BOOT)
                .execute(Tuple.of(candidate))
                .map(rows -> rows.iterator().next())
                .map(row -> new Boot(row.getString(0), row.getInteger(1)));
    }
}
