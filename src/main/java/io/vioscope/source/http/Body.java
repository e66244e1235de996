package io.vioscope.source.http;

import io.vertx.core.buffer.Buffer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an answer, in the pieces in which they came. A page of a list has megabytes: in one array these would have
 * to be copied on an event loop, and the garbage collector has no good place for arrays of that size.
 */
public final class Body {
    private final List<Buffer> pieces = new ArrayList<>();
    private int length;

    /** Some bytes. */
    public static Body of(Buffer bytes) {
        var body = new Body();
        body.add(bytes);
        return body;
    }

    void add(Buffer piece) {
        pieces.add(piece);
        length += piece.length();
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** The bytes in their order; to be read by one thread. */
    public InputStream stream() {
        return new Pieces();
    }

    /** What it begins with, as text of at most so many bytes and without blanks before it. */
    public String start(int max) {
        return text(max).stripLeading();
    }

    /** All of it as text. */
    @Override
    public String toString() {
        return text(length);
    }

    private String text(int max) {
        var bytes = new byte[Math.min(length, max)];
        var end = new Pieces().read(bytes, 0, bytes.length);
        return new String(bytes, 0, Math.max(0, end), StandardCharsets.UTF_8);
    }

    private final class Pieces extends InputStream {
        private int piece;
        private int at;

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
        }

        /** As many as are wanted, unless the end comes first. */
        @Override
        public int read(byte[] into, int offset, int wanted) {
            var done = 0;
            while (done < wanted && piece < pieces.size()) {
                done += readPiece(into, offset + done, wanted - done);
            }
            return done == 0 && wanted > 0 ? -1 : done;
        }

        private int readPiece(byte[] into, int offset, int wanted) {
            var from = pieces.get(piece);
            var count = Math.min(wanted, from.length() - at);
            from.getBytes(at, at + count, into, offset);
            at += count;
            if (at == from.length()) {
                piece++;
                at = 0;
            }
            return count;
        }
    }
}
