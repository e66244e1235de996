package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real PostgreSQL says of our tables. */
class SizesTest {
    private final Vertx vertx = Vertx.vertx();
    private Database database;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.open(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void partitionsAreOneTableThatGrows() throws Exception {
        var before = await(new Sizes(database).stored());
        await(database.writer()
                .query("INSERT INTO cloud (name) VALUES ('c');"
                        + " INSERT INTO fact SELECT (SELECT id FROM cloud), i, now(), 'x', 'server', 'id', true, '{}'"
                        + " FROM generate_series(1, 5000) i")
                .execute());
        var after = await(new Sizes(database).stored());

        assertThat(before.version()).matches("[0-9.]+.*");
        assertThat(before.tables())
                .extracting(Sizes.Table::name)
                .contains("fact", "entity", "alarm", "outbox")
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.startsWith("fact_"));
        assertThat(after.tables().get(0).name()).isEqualTo("fact");
        assertThat(size(after, "fact")).isGreaterThan(size(before, "fact") + 100_000);
    }

    @Test
    void whoeverLooksDoesNotWaitForATableThatIsBeingChanged() throws Exception {
        var connection = await(database.writer().getConnection());
        var change = await(connection.begin());
        await(connection.query("LOCK TABLE fact IN ACCESS EXCLUSIVE MODE").execute());

        assertThatThrownBy(() -> await(new Sizes(database).stored())).hasRootCauseInstanceOf(TimeoutException.class);

        await(change.rollback());
        await(connection.close());
        assertThat(await(new Sizes(database).stored()).tables()).isNotEmpty();
    }

    private static long size(Sizes.Stored stored, String table) {
        return stored.tables().stream()
                .filter(t -> t.name().equals(table))
                .findFirst()
                .orElseThrow()
                .bytes();
    }
}
