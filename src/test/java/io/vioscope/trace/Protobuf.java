package io.vioscope.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message of Protocol Buffers, read without its description (protobuf.dev, "Encoding"): fields by number. */
final class Protobuf {
    /**
     * One field.
     *
     * @param number of a varint or of 64 bits
     * @param bytes  of what has a length; null otherwise
     */
    private record Field(int id, long number, @Nullable ByteBuffer bytes) {}

    private final List<Field> fields = new ArrayList<>();

    Protobuf(byte[] message) {
        var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            var tag = varint(in);
            fields.add(field((int) (tag >> 3), (int) (tag & 7), in));
        }
    }

    private static Field field(int id, int type, ByteBuffer in) {
        return switch (type) {
            case 0 -> new Field(id, varint(in), null);
            case 1 -> new Field(id, in.getLong(), null);
            case 2 -> new Field(id, 0, bytes(in));
            case 5 -> new Field(id, in.getInt(), null);
            default -> throw new AssertionError("wire type " + type);
        };
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        var bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static long varint(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private Stream<Field> of(int id) {
        return fields.stream().filter(f -> f.id == id);
    }

    boolean has(int id) {
        return of(id).findAny().isPresent();
    }

    /** All messages under a number. */
    Stream<Protobuf> messages(int id) {
        return of(id).map(f -> new Protobuf(Objects.requireNonNull(f.bytes).array()));
    }

    /** What is there once; empty where it is not. */
    byte[] bytes(int id) {
        return of(id).map(Field::bytes)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ByteBuffer::array)
                .orElse(new byte[0]);
    }

    String text(int id) {
        return new String(bytes(id), StandardCharsets.UTF_8);
    }

    /** 0 where it is not there. */
    long number(int id) {
        return of(id).findFirst().map(Field::number).orElse(0L);
    }
}
