package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes those fields of a row that a client asked for by {@code fields}; all, if it asked for none. */
final class Fields {
    private final JsonGenerator json;
    private final Set<String> wanted;

    Fields(JsonGenerator json, Collection<String> wanted) {
        this.json = json;
        this.wanted = Set.copyOf(wanted);
    }

    boolean wants(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    Fields text(String name, @Nullable String value) throws IOException {
        if (wants(name)) {
            json.writeStringField(name, value);
        }
        return this;
    }

    Fields number(String name, long value) throws IOException {
        if (wants(name)) {
            json.writeNumberField(name, value);
        }
        return this;
    }

    Fields flag(String name, boolean value) throws IOException {
        if (wants(name)) {
            json.writeBooleanField(name, value);
        }
        return this;
    }

    Fields none(String name) throws IOException {
        return text(name, null);
    }

    Fields object(String name, Json.Writer body) throws IOException {
        if (wants(name)) {
            Json.field(json, name, body);
        }
        return this;
    }

    Fields list(String name, Json.Writer rows) throws IOException {
        if (wants(name)) {
            json.writeArrayFieldStart(name);
            rows.write(json);
            json.writeEndArray();
        }
        return this;
    }

    Fields texts(String name, String... values) throws IOException {
        return list(name, rows -> {
            for (var value : values) {
                rows.writeString(value);
            }
        });
    }
}
