package io.vioscope.recording;

import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.time;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Closure;
import io.vioscope.rca.Act;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What operators did about a problem, as fields of what they said, both ways. */
final class ActJson {
    private ActJson() {}

    static String word(Act act) {
        return act.match(
                new Act.Cases<>(a -> "assign", a -> "snooze", a -> "wake", a -> "note", a -> "close", a -> "unclose"));
    }

    static void write(JsonGenerator json, ProblemOrder.Handle order, Redaction redaction) throws IOException {
        if (order.act() instanceof Act.Assign assign) {
            json.writeStringField("owner", redaction.words(assign.owner()));
        } else if (order.act() instanceof Act.Snooze snooze && snooze.until() != null) {
            json.writeStringField("until", snooze.until().toString());
        } else if (order.act() instanceof Act.Close close) {
            close(json, close);
        }
    }

    private static void close(JsonGenerator json, Act.Close close) throws IOException {
        json.writeStringField("reason", close.reason().word());
        if (close.of() != null) {
            json.writeNumberField("of", close.of());
        }
    }

    static Act read(JsonNode json) {
        return switch (text(json, "what")) {
            case "assign" -> new Act.Assign(text(json, "owner"));
            case "snooze" -> new Act.Snooze(json.has("until") ? time(json, "until") : null);
            case "wake" -> new Act.Wake();
            case "note" -> new Act.Note();
            case "close" ->
                new Act.Close(
                        Closure.Reason.of(text(json, "reason")).orElseThrow(),
                        json.has("of") ? json.path("of").asLong() : null);
            case "unclose" -> new Act.Unclose();
            default -> throw new IllegalStateException("nobody can do that: " + text(json, "what"));
        };
    }

    static @Nullable Integer version(JsonNode json) {
        return json.has("version") ? json.path("version").asInt() : null;
    }
}
