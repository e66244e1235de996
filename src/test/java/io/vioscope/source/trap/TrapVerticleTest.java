package io.vioscope.source.trap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrapVerticleTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aPortThatIsTakenKeepsTheServerFromStartingAndSaysWhy() throws Exception {
        var config = TrapCases.config("east", null);
        var first = new Traps(config, List.of("east"), InstantSource.system()).verticle();
        deploy(first);
        var second = new Traps(config.withPort(first.port()), List.of("east"), InstantSource.system()).verticle();

        var failure = vertx.deployVerticle(second, TrapVerticle.OPTIONS)
                .map("deployed")
                .otherwise(Throwable::getMessage);

        assertThat(failure.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .startsWith("cannot listen for traps on 127.0.0.1 port " + first.port() + ": ");
    }

    private void deploy(TrapVerticle verticle) throws Exception {
        vertx.deployVerticle(verticle, TrapVerticle.OPTIONS)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }
}
