package io.vioscope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Very many who listen to a stream of facts in one thread; some of them take nothing after the beginning. */
public final class Crowd implements AutoCloseable {
    private static final byte[] ASK =
            "GET /api/v1/stream?after=0 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MARK = "\"t\":".getBytes(StandardCharsets.US_ASCII);
    private static final int SMALL = 16_384;

    private final Selector selector;
    private final List<SocketChannel> all = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    private final Delays delays = new Delays();
    private final Thread thread = new Thread(this::read, "crowd");
    private volatile long heard;
    private volatile boolean over;

    /** Connects them; of that many that many take nothing. */
    public Crowd(int port, int many, int stalled) {
        try {
            selector = Selector.open();
            for (int i = 0; i < many; i++) {
                connect(port, i < stalled);
            }
        } catch (IOException e) {
            throw new AssertionError("as many cannot connect; `ulimit -n` has to be more than twice their number", e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void connect(int port, boolean isStalled) throws IOException {
        var channel = SocketChannel.open();
        all.add(channel);
        if (isStalled) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        }
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(ASK));
        channel.configureBlocking(false);
        if (!isStalled) {
            channel.register(selector, SelectionKey.OP_READ, new Ear());
        }
    }

    /** How much of the mark, and then of the number behind it, was read: events are cut anywhere. */
    private static final class Ear {
        private int matched;
        private long number;
    }

    private void read() {
        try {
            while (!over) {
                selector.select(100);
                var now = System.nanoTime();
                for (var key : selector.selectedKeys()) {
                    hear(key, now);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void hear(SelectionKey key, long now) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            key.cancel();
            return;
        }
        buffer.flip();
        var ear = (Ear) key.attachment();
        while (buffer.hasRemaining()) {
            hear(ear, buffer.get(), now);
        }
    }

    private void hear(Ear ear, byte next, long now) {
        if (ear.matched < MARK.length) {
            ear.matched = next == MARK[ear.matched] ? ear.matched + 1 : next == MARK[0] ? 1 : 0;
            ear.number = 0;
        } else if (next >= '0' && next <= '9') {
            ear.number = ear.number * 10 + (next - '0');
        } else {
            ear.matched = 0;
            delays.add(now - ear.number);
            var before = heard;
            heard = before + 1;
        }
    }

    /** How many facts were heard by all together. */
    public long heard() {
        return heard;
    }

    /** How long each took from being recorded to being heard. */
    Delays delays() {
        return delays;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
            for (var channel : all) {
                channel.close();
            }
            selector.close();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
