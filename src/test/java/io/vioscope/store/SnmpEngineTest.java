package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.store.SnmpEngine.Boot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnmpEngineTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void theFirstIdStaysAndEveryStartCounts() throws Exception {
        var database = TestDatabase.open(vertx);
        var engine = new SnmpEngine(database);
        assertThat(await(engine.id())).isEmpty();

        assertThat(await(engine.boot("80007ed905aa"))).isEqualTo(new Boot("80007ed905aa", 1));
        assertThat(await(engine.boot("80007ed905bb"))).isEqualTo(new Boot("80007ed905aa", 2));
        assertThat(await(new SnmpEngine(database).boot("80007ed905cc"))).isEqualTo(new Boot("80007ed905aa", 3));

        assertThat(await(engine.id())).contains("80007ed905aa");
        await(database.close());
    }
}
