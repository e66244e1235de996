package io.vioscope.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who ends all of many that take nothing comes upon some that are over already; the others are to be ended all the same. */
class AbortTest {
    @Test
    void whatIsOverAlreadyIsLeftAsItIs() throws Exception {
        var vertx = Vertx.vertx();
        try {
            Promise<String> said = Promise.promise();
            var server = vertx.createHttpServer()
                    .requestHandler(request -> {
                        Abort.of(request);
                        try {
                            Abort.of(request);
                            said.complete("nothing");
                        } catch (RuntimeException bug) {
                            said.complete(bug.toString());
                        }
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                var heard =
                        said.future().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
                assertThat(heard).isEqualTo("nothing");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }
}
