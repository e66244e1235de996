package io.vioscope.simulator.api;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;

/** Lets a JSON generator write into the buffer that will be sent, without a copy in between. */
final class BufferStream extends OutputStream {
    private final Buffer buffer;

    BufferStream(int capacity) {
        buffer = Buffer.buffer(capacity);
    }

    Buffer buffer() {
        return buffer;
    }

    @Override
    public void write(int value) {
        buffer.appendByte((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        buffer.appendBytes(bytes, offset, length);
    }
}
