package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database whose machine is gone without a word: TCP itself would hope for many minutes. */
class SilentDatabaseTest {
    private static final int TRIES = 5;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicBoolean silent = new AtomicBoolean();
    private final List<Object> kept = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
    }

    @Test
    void isGivenUpAndAskedAgainOnceItSpeaks() throws Exception {
        var real = PostgresUri.parse(TestDatabase.uri(vertx)).options();
        var behind = real.getPort();
        var port = await(vertx.createNetServer()
                        .connectHandler(socket -> pass(socket, behind))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        var pool = Database.pool(vertx, real.setPort(port), "silent", 1, Duration.ofSeconds(3));
        assertThat(await(pool.query("SELECT 1").execute()).size()).isEqualTo(1);

        silent.set(true);
        assertThatThrownBy(() -> await(pool.query("SELECT 2").execute()))
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("ClosedConnectionException");
        silent.set(false);
        assertThat(await(again(pool, TRIES))).isEqualTo(1);
    }

    /** As the journal does: the pool may give out the connection that has just been closed once more. */
    private static Future<Integer> again(Pool pool, int tries) {
        return pool.query("SELECT 3")
                .execute()
                .map(SqlResult::size)
                .recover(closed -> tries > 1 ? again(pool, tries - 1) : Future.failedFuture(closed));
    }

    /** Nothing is closed while it is silent: bytes are swallowed, both ways. */
    private void pass(NetSocket socket, int port) {
        socket.pause();
        kept.add(socket);
        var client = vertx.createNetClient(); // kept: a client that is garbage closes its sockets
        kept.add(client);
        client.connect(port, "127.0.0.1").onSuccess(server -> {
            kept.add(server);
            socket.handler(bytes -> {
                if (!silent.get()) {
                    server.write(bytes);
                }
            });
            server.handler(bytes -> {
                if (!silent.get()) {
                    socket.write(bytes);
                }
            });
            socket.resume();
        });
    }
}
