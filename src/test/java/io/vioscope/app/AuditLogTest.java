package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.access.AuditEvent;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.ServerConfig;
import io.vioscope.store.AuditLog;
import io.vioscope.store.Database;
import io.vioscope.store.Rows;
import io.vioscope.store.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain of who did what, in the database and as the command says it is. */
class AuditLogTest {
    private final Vertx vertx = Vertx.vertx();
    private final StringWriter out = new StringWriter();
    private Database database;
    private String uri = "";

    @BeforeEach
    void open() throws Exception {
        uri = TestDatabase.migrated(vertx);
        database = await(Database.openBeside(vertx, new DatabaseConfig.External(uri)));
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    private Future<?> add(String what) {
        var at = Instant.parse("2026-11-26T08:00:00.123456Z");
        return new AuditLog(database).add(List.of(new AuditEvent(at, "ann", "local", "192.0.2.1", what, "done: 303")));
    }

    private int look(boolean list, long number, String hash) {
        out.getBuffer().setLength(0);
        var config = new ServerConfig(
                new HttpConfig("127.0.0.1", 0), new DatabaseConfig.External(uri), List.<CloudConfig>of(), List.of());
        var writer = new PrintWriter(out);
        return new Switchboard(writer, writer).audit(config, new AuditOrder(list, number, hash));
    }

    @Test
    void aChainThatManyWriteAtOnceIsWholeAndWhatIsDoneToItIsSaid() throws Exception {
        assertThat(look(false, 0, "")).isZero();
        assertThat(out.toString()).contains("no event yet");

        await(Future.all(IntStream.range(0, 30).mapToObj(i -> add("thing " + i)).toList()));
        assertThat(look(true, 0, "")).isZero();
        assertThat(out.toString())
                .contains("The chain is whole. To note elsewhere: 30:")
                .contains("1\t2026-11-26T08:00");
        var said = out.toString().strip();
        var hash = said.substring(said.length() - 64);

        await(add("one more"));
        assertThat(look(false, 30, hash)).isZero();

        await(Rows.of(database, "DELETE FROM access_audit WHERE number >= 30 RETURNING who"));
        assertThat(look(false, 0, "")).as("a chain cut off is whole").isZero();
        assertThat(look(false, 30, hash)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("Event 30 is not as it was noted");

        await(Rows.of(database, "UPDATE access_audit SET who = 'bob' WHERE number = 7 RETURNING who"));
        assertThat(look(false, 0, "")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("The chain is broken: event 7 was changed. The 6 before it fit.");
    }
}
