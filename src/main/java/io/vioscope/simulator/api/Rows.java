package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes objects field by field, of which the client may have asked for some only, as Neutron's {@code fields} does. */
final class Rows {
    private final JsonGenerator json;
    private final Set<String> wanted;

    Rows(JsonGenerator json, Set<String> wanted) {
        this.json = json;
        this.wanted = wanted;
    }

    /** The fields that a request asks for; empty for all. */
    static Set<String> wanted(MultiMap query) {
        return new HashSet<>(query.getAll("fields"));
    }

    /** The UUID of a marker: empty if there is none, or an id that nothing has if it is no UUID. */
    static Optional<UUID> marker(MultiMap query) {
        var text = query.get("marker");
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.of(new UUID(0, 0));
        }
    }

    /** The limit of a request, at most {@code max}. */
    static int limit(MultiMap query, int max) {
        var text = query.get("limit");
        return text == null || !text.matches("[0-9]{1,9}") || text.matches("0+")
                ? max
                : Math.min(max, Integer.parseInt(text));
    }

    private boolean wants(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    Rows text(String name, @Nullable String value) throws IOException {
        if (wants(name)) {
            if (value == null) {
                json.writeNullField(name);
            } else {
                json.writeStringField(name, value);
            }
        }
        return this;
    }

    Rows number(String name, long value) throws IOException {
        if (wants(name)) {
            json.writeNumberField(name, value);
        }
        return this;
    }

    Rows flag(String name, boolean value) throws IOException {
        if (wants(name)) {
            json.writeBooleanField(name, value);
        }
        return this;
    }

    /** A list that is empty unless {@code body} writes something. */
    Rows list(String name, Json.Writer body) throws IOException {
        if (wants(name)) {
            json.writeArrayFieldStart(name);
            body.write(json);
            json.writeEndArray();
        }
        return this;
    }

    Rows object(String name, Json.Writer body) throws IOException {
        if (wants(name)) {
            Json.field(json, name, body);
        }
        return this;
    }
}
