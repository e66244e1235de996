package io.vioscope.recording;

import static io.vioscope.json.ModelReader.key;
import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.time;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.json.MaintenanceJson;
import io.vioscope.json.ModelWriter;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.util.Locale;

/** What operators said of maintenance, as JSON, both ways. */
final class OrderJson {
    private OrderJson() {}

    /** The fields of a window that was set before, and of its end if it had one. */
    static void window(JsonGenerator json, Line.WindowWas line, Redaction redaction) throws IOException {
        var w = line.window();
        var shown = new MaintenanceWindow(
                w.number(),
                redaction.key(w.scope()),
                w.from(),
                w.until(),
                redaction.words(w.by()),
                redaction.words(w.reason()));
        ModelWriter.key(json, shown.scope());
        MaintenanceJson.write(json, shown);
        var end = line.end();
        if (end != null) {
            json.writeStringField("ended", end.at().toString());
            json.writeStringField("why", ModelWriter.word(end.why()));
        }
    }

    static Line.WindowWas window(JsonNode json) {
        var window = MaintenanceJson.read(json);
        return new Line.WindowWas(
                window,
                json.has("ended")
                        ? new Windows.Ended(
                                window,
                                time(json, "ended"),
                                WindowFact.End.valueOf(text(json, "why").toUpperCase(Locale.ROOT)))
                        : null);
    }

    /** The fields of an order. */
    static void order(JsonGenerator json, Line.Ordered line, Redaction redaction) throws IOException {
        json.writeStringField("at", line.at().toString());
        if (line.order() instanceof Order.Set set) {
            ModelWriter.key(json, redaction.key(set.scope()));
            json.writeStringField("from", set.from().toString());
            json.writeStringField("until", set.until().toString());
            json.writeStringField("by", redaction.words(set.by()));
            json.writeStringField("reason", redaction.words(set.reason()));
        } else if (line.order() instanceof Order.Cancel cancel) {
            json.writeNumberField("cancel", cancel.number());
        }
    }

    static Line.Ordered order(JsonNode json) {
        var order = json.has("cancel")
                ? new Order.Cancel(json.path("cancel").asLong())
                : new Order.Set(
                        key(json), time(json, "from"), time(json, "until"), text(json, "by"), text(json, "reason"));
        return new Line.Ordered(time(json, "at"), order);
    }
}
