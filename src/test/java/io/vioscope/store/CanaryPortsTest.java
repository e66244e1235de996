package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.store.CanaryPorts.Row;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a canary made stands in the database from before it is made until it is gone. */
class CanaryPortsTest {
    private static final Instant AT = Instant.parse("2026-11-27T05:00:00Z");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void aPortIsRememberedFromItsIntentToItsEndAndForItsCloudAlone() throws Exception {
        var database = TestDatabase.open(vertx);
        var ports = new CanaryPorts(database);
        await(ports.intend("east", "vioscope-canary-2", AT.plusSeconds(1)));
        await(ports.intend("east", "vioscope-canary-1", AT));
        await(ports.intend("west", "vioscope-canary-1", AT));
        assertThat(await(ports.all("east")))
                .containsExactly(
                        new Row("vioscope-canary-1", null, AT), new Row("vioscope-canary-2", null, AT.plusSeconds(1)));
        await(ports.made("east", "vioscope-canary-1", "a-port"));
        await(ports.gone("east", "vioscope-canary-2"));
        assertThat(await(new CanaryPorts(database).all("east")))
                .containsExactly(new Row("vioscope-canary-1", "a-port", AT));
        assertThat(await(ports.all("west"))).hasSize(1);
        await(database.close());
    }
}
