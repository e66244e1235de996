package io.vioscope.json;

import static io.vioscope.json.ModelReader.optional;
import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.time;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Closure;
import io.vioscope.model.Handling;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Snooze;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What operators do about a problem as fields of its JSON, both ways; only what is not as it was at the opening. */
final class HandlingJson {
    private HandlingJson() {}

    static void write(JsonGenerator json, Handling handling) throws IOException {
        if (handling.version() > 0) {
            json.writeNumberField("version", handling.version());
        }
        if (handling.owner() != null) {
            json.writeStringField("owner", handling.owner());
        }
        if (handling.snooze() != null) {
            snooze(json, handling.snooze());
        }
        notes(json, handling);
        if (handling.closure() != null) {
            closure(json, handling.closure());
        }
    }

    static void remark(JsonGenerator json, String field, Remark remark) throws IOException {
        json.writeObjectFieldStart(field);
        ProblemWriter.remark(json, remark);
        json.writeEndObject();
    }

    private static void snooze(JsonGenerator json, Snooze snooze) throws IOException {
        json.writeObjectFieldStart("snoozed");
        if (snooze.until() != null) {
            json.writeStringField("until", snooze.until().toString());
        }
        ProblemWriter.remark(json, snooze.remark());
        json.writeEndObject();
    }

    private static void notes(JsonGenerator json, Handling handling) throws IOException {
        if (handling.notes().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("notes");
        for (var note : handling.notes()) {
            json.writeStartObject();
            ProblemWriter.remark(json, note);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void closure(JsonGenerator json, Closure closure) throws IOException {
        json.writeObjectFieldStart("closed");
        json.writeStringField("reason", closure.reason().word());
        if (closure.of() != null) {
            json.writeNumberField("of", closure.of());
        }
        ProblemWriter.remark(json, closure.remark());
        json.writeStringField("severity", closure.then().severity().word());
        json.writeNumberField("explains", closure.then().explains());
        json.writeArrayFieldStart("symptoms");
        for (var symptom : closure.then().symptoms()) {
            json.writeString(symptom);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static Handling read(JsonNode json) {
        return new Handling(
                json.path("version").asInt(),
                optional(json, "owner"),
                snooze(json.path("snoozed")),
                json.path("notes").valueStream().map(ProblemReader::remark).toList(),
                closure(json.path("closed")));
    }

    private static @Nullable Snooze snooze(JsonNode json) {
        return json.isObject()
                ? new Snooze(json.has("until") ? time(json, "until") : null, ProblemReader.remark(json))
                : null;
    }

    private static @Nullable Closure closure(JsonNode json) {
        return json.isObject()
                ? new Closure(
                        Closure.Reason.of(text(json, "reason")).orElseThrow(),
                        json.has("of") ? json.path("of").asLong() : null,
                        ProblemReader.remark(json),
                        new Closure.Then(
                                Severity.of(text(json, "severity")),
                                json.path("explains").asInt(),
                                json.path("symptoms")
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .toList()))
                : null;
    }
}
