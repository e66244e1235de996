package io.vioscope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.Test;

/** What is read of wrk, and that our own client counts as it does. */
class LoadTest {
    @Test
    void whatWrkSaysIsRead() {
        var told = Load.Told.of("""
                Running 10s test @ http://127.0.0.1:8080/healthz
                  1 threads and 16 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency     3.02ms    2.25ms  41.44ms   91.25%
                    Req/Sec     5.63k   805.72     7.11k    73.00%
                  Latency Distribution
                     50%    2.54ms
                     75%    3.41ms
                     90%    4.90ms
                     99%   12.71ms
                  56037 requests in 10.01s, 12.18MB read
                  Non-2xx or 3xx responses: 12
                Requests/sec:   5596.10
                Transfer/sec:      1.22MB
                """);
        assertThat(told).isEqualTo(new Load.Told("5596.10", "2.54ms", "12.71ms", "12"));
        assertThat(Load.Told.of("nothing").failed()).isEqualTo("0");
    }

    @Test
    void ourOwnClientCountsWhatIsAnsweredAndWhatFails() {
        var vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(asked -> asked.response()
                            .setStatusCode(asked.path().equals("/good") ? 200 : 503)
                            .end("x"))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            var load = new Load(4, 1);
            var good = load.own(server.actualPort(), "/good");
            assertThat(Double.parseDouble(good.perSecond())).isPositive();
            assertThat(good.failed()).isEqualTo("0");
            assertThat(good.slow()).endsWith("ms");
            assertThat(Integer.parseInt(load.own(server.actualPort(), "/bad").failed()))
                    .isGreaterThan(3);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
