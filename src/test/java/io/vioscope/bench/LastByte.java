package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the server and the cloud's APIs and remembers when it passed on the last byte of an answer. On an event
 * loop of its own, so that it stands in nobody's way and what it uses can be told apart.
 */
final class LastByte {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Vertx vertx;
    private final NetServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile long nanos;
    private volatile long thread;

    private LastByte(Vertx vertx, NetServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Passes on to that port of this machine. */
    static Future<LastByte> before(int port) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var client = vertx.createNetClient();
        var server = vertx.createNetServer();
        var proxy = new LastByte(vertx, server);
        vertx.runOnContext(v -> proxy.thread = Thread.currentThread().getId());
        return server.connectHandler(socket -> proxy.pass(client, port, socket))
                .listen(0, "127.0.0.1")
                .map(proxy);
    }

    private void pass(NetClient client, int port, NetSocket socket) {
        socket.pause();
        client.connect(port, "127.0.0.1").onSuccess(upstream -> {
            socket.handler(bytes -> {
                note(bytes);
                upstream.write(bytes);
            });
            upstream.handler(bytes -> {
                socket.write(bytes);
                nanos = System.nanoTime();
            });
            socket.closeHandler(closed -> upstream.close());
            upstream.closeHandler(closed -> socket.close());
            socket.resume();
        });
    }

    /** A client without pipelining sends each request at once. */
    private void note(Buffer bytes) {
        var line = bytes.getString(0, Math.min(bytes.length(), 4096)).split(" ", 3);
        if (line[0].equals("GET")) {
            asked.add(line[1]);
        }
    }

    /** The paths, with their queries, that were asked for since the last time. */
    List<String> take() {
        var taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** What its thread has used so far. */
    Duration cpu() {
        return Duration.ofNanos(THREADS.getThreadCpuTime(thread));
    }

    Future<Void> close() {
        return vertx.close();
    }

    int port() {
        return server.actualPort();
    }

    long nanos() {
        return nanos;
    }
}
