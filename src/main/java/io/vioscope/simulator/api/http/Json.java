package io.vioscope.simulator.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Renders a body by streaming it: no tree of a page of servers is ever built. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What writes a body. */
    @FunctionalInterface
    public interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /**
     * An object with the fields that {@code body} writes.
     *
     * @param capacity the size to expect, bytes
     */
    public static Buffer object(int capacity, Writer body) {
        var stream = new BufferStream(capacity);
        try (var json = FACTORY.createGenerator(stream)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return stream.buffer();
    }

    /** Writes a field that is an object. */
    public static void field(JsonGenerator json, String name, Writer body) throws IOException {
        json.writeObjectFieldStart(name);
        body.write(json);
        json.writeEndObject();
    }

    /** Writes one of a list of objects: its fields. */
    @FunctionalInterface
    public interface RowWriter<T> {
        void write(JsonGenerator json, T row) throws IOException;
    }

    /** Writes a field that is a list of objects. */
    public static <T> void rows(JsonGenerator json, String name, Iterable<? extends T> rows, RowWriter<T> writer)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var row : rows) {
            json.writeStartObject();
            writer.write(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes a field that is an empty list. */
    public static void none(JsonGenerator json, String name) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeEndArray();
    }

    /** Writes a list {@code links} of one link. */
    public static void links(JsonGenerator json, String rel, String href) throws IOException {
        json.writeArrayFieldStart("links");
        link(json, rel, href);
        json.writeEndArray();
    }

    /** Writes one link. */
    public static void link(JsonGenerator json, String rel, String href) throws IOException {
        json.writeStartObject();
        json.writeStringField("rel", rel);
        json.writeStringField("href", href);
        json.writeEndObject();
    }
}
