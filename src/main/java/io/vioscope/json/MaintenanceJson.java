package io.vioscope.json;

import static io.vioscope.json.ModelReader.key;
import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.time;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Maintenance windows as JSON, both ways. Names are kept for ever. */
public final class MaintenanceJson {
    private MaintenanceJson() {}

    /** The fields of a window but for the key of its scope. */
    public static void write(JsonGenerator json, MaintenanceWindow window) throws IOException {
        json.writeNumberField("number", window.number());
        json.writeStringField("from", window.from().toString());
        json.writeStringField("until", window.until().toString());
        json.writeStringField("by", window.by());
        json.writeStringField("reason", window.reason());
    }

    /** What a fact about a window adds to its key. */
    static void fact(JsonGenerator json, WindowFact fact) throws IOException {
        if (fact instanceof WindowFact.Ended ended) {
            json.writeStringField("why", ModelWriter.word(ended.why()));
        }
        write(json, fact.window());
    }

    /** A window with the key of its scope. Throws as {@link ModelReader} does for what was never written. */
    public static MaintenanceWindow read(JsonNode json) {
        return new MaintenanceWindow(
                json.path("number").asLong(),
                key(json),
                time(json, "from"),
                time(json, "until"),
                text(json, "by"),
                text(json, "reason"));
    }

    /** The field that tells which window keeps people from being told of something; left out where none does. */
    static void writeNumber(JsonGenerator json, @Nullable Long window) throws IOException {
        if (window != null) {
            json.writeNumberField("maintenance", window);
        }
    }

    static @Nullable Long number(JsonNode json) {
        return json.has("maintenance") ? json.path("maintenance").asLong() : null;
    }
}
