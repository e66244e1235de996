package io.vioscope.simulator.api.http;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;

/** Lets a JSON generator write into the buffer that will be sent, without a copy in between. */
final class BufferStream extends OutputStream {
    private final Buffer buffer;

    /** Empty; room for that many octets at first. */
    public BufferStream(int capacity) {
        buffer = Buffer.buffer(capacity);
    }

    /** What was written. */
    public Buffer buffer() {
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
