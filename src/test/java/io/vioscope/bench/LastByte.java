package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the server and the cloud's APIs and remembers when it passed on the last byte of an answer. */
final class LastByte {
    private final NetServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile long nanos;

    private LastByte(NetServer server) {
        this.server = server;
    }

    /** Passes on to that port of this machine. */
    static Future<LastByte> before(Vertx vertx, int port) {
        var client = vertx.createNetClient();
        var server = vertx.createNetServer();
        var proxy = new LastByte(server);
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

    int port() {
        return server.actualPort();
    }

    long nanos() {
        return nanos;
    }
}
