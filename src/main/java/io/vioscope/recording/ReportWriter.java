package io.vioscope.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.json.ModelWriter;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reports as JSON, entity by entity; {@link ReportReader} reads them back. What is empty is left out. */
final class ReportWriter {
    private final Redaction redaction;

    ReportWriter(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The object of a report. */
    void write(JsonGenerator json, Report report) throws IOException {
        redaction.meet(report);
        json.writeStartObject();
        json.writeStringField("source", report.source().name());
        json.writeStringField("at", report.at().toString());
        json.writeStringField("took", report.took().toString());
        json.writeNumberField("requests", report.cost().requests());
        json.writeNumberField("bytes", report.cost().bytes());
        kinds(json, "covers", report.covers());
        completeness(json, report.completeness());
        entities(json, report);
        beyond(json, report.beyond());
        aside(json, report.aside());
        json.writeEndObject();
    }

    private static void kinds(JsonGenerator json, String field, Collection<Kind> kinds) throws IOException {
        list(json, field, kinds.stream().sorted().map(Kind::word).toList(), json::writeString);
    }

    private void completeness(JsonGenerator json, Completeness completeness) throws IOException {
        Map<Kind, ReadFailure> unseen =
                completeness.match(all -> Map.of(), Completeness.Partial::unseen, none -> Map.of());
        json.writeStringField(
                "completeness", completeness.match(all -> "complete", some -> "partial", none -> "failed"));
        list(json, "unseen", new TreeMap<>(unseen).entrySet(), entry -> {
            json.writeStartObject();
            json.writeStringField("kind", entry.getKey().word());
            ModelWriter.failure(json, "why", redaction.failure(entry.getValue()));
            json.writeEndObject();
        });
        if (completeness instanceof Completeness.Failed failed) {
            ModelWriter.failure(json, "why", redaction.failure(failed.why()));
        }
    }

    private void entities(JsonGenerator json, Report report) throws IOException {
        list(json, "entities", report.entities(), entity -> {
            var shown = redaction.entity(entity);
            json.writeStartObject();
            ModelWriter.key(json, shown.key());
            ModelWriter.entity(json, shown);
            json.writeEndObject();
        });
        list(json, "unreadable", report.unreadable(), unreadable -> {
            start(json, unreadable.key());
            ModelWriter.failure(json, "why", redaction.failure(unreadable.why()));
            json.writeEndObject();
        });
        list(json, "gone", report.gone().stream().sorted().toList(), key -> {
            start(json, key);
            json.writeEndObject();
        });
    }

    private void beyond(JsonGenerator json, Report.Beyond beyond) throws IOException {
        list(json, "changesOnly", new TreeMap<>(beyond.changesOnly()).entrySet(), entry -> {
            json.writeStartObject();
            json.writeStringField("kind", entry.getKey().word());
            list(json, "but", entry.getValue().stream().sorted().toList(), json::writeString);
            json.writeEndObject();
        });
        details(json, beyond.details());
        list(json, "untold", new TreeMap<>(beyond.untold()).entrySet(), entry -> {
            json.writeStartObject();
            json.writeStringField("kind", entry.getKey().word());
            list(json, "ties", entry.getValue().stream().sorted().toList(), tie -> json.writeString(tie.word()));
            json.writeEndObject();
        });
        list(json, "migrations", beyond.migrations(), migration -> {
            start(json, migration.server());
            ModelWriter.migration(json, redaction.migration(migration));
            json.writeEndObject();
        });
        list(json, "actions", new TreeMap<>(beyond.actions()).entrySet(), entry -> {
            start(json, entry.getKey());
            ModelWriter.action(json, redaction.action(entry.getValue()));
            json.writeEndObject();
        });
        list(json, "glancedAt", beyond.glancedAt().stream().sorted().toList(), key -> {
            start(json, key);
            json.writeEndObject();
        });
    }

    private void details(JsonGenerator json, Report.Details details) throws IOException {
        kinds(json, "adds", details.of());
        kinds(json, "addsWhole", details.whole());
        list(json, "told", new TreeMap<>(details.told()).entrySet(), entry -> {
            start(json, entry.getKey());
            json.writeFieldName("attributes");
            ModelWriter.attributes(json, redaction.attributes(entry.getValue()));
            json.writeEndObject();
        });
        list(
                json,
                "addsTies",
                details.ties().types().stream().sorted().toList(),
                type -> json.writeString(type.word()));
        list(json, "toldTies", new TreeMap<>(details.ties().told()).entrySet(), entry -> {
            start(json, entry.getKey());
            list(json, "to", entry.getValue(), tie -> {
                start(json, tie.to());
                json.writeStringField("tie", tie.type().word());
                json.writeEndObject();
            });
            json.writeEndObject();
        });
        list(json, "toldAsOf", new TreeMap<>(details.asOf()).entrySet(), entry -> {
            start(json, entry.getKey());
            json.writeStringField("at", entry.getValue().toString());
            json.writeEndObject();
        });
    }

    private void aside(JsonGenerator json, Aside aside) throws IOException {
        if (aside.skew() != null) {
            json.writeStringField("skew", aside.skew().toString());
        }
        list(json, "latency", aside.latency().entrySet(), entry -> {
            start(json, entry.getKey());
            json.writeStringField("took", entry.getValue().toString());
            json.writeEndObject();
        });
        var spending = aside.spending();
        if (spending != null) {
            json.writeObjectFieldStart("spending");
            json.writeNumberField("perMinute", spending.perMinute());
            json.writeNumberField("taken", spending.taken());
            json.writeStringField("waited", spending.waited().toString());
            json.writeEndObject();
        }
        list(json, "claims", aside.claims().entrySet(), entry -> {
            start(json, entry.getKey());
            json.writeNumberField("vcpus", entry.getValue().vcpus());
            json.writeNumberField("memoryMb", entry.getValue().memoryMb());
            json.writeNumberField("diskGb", entry.getValue().diskGb());
            json.writeEndObject();
        });
        list(json, "notes", aside.notes(), note -> json.writeString(redaction.text(note)));
    }

    private void start(JsonGenerator json, EntityKey key) throws IOException {
        json.writeStartObject();
        ModelWriter.key(json, redaction.key(key));
    }

    /** Writes one item. */
    @FunctionalInterface
    private interface Item<T> {
        void write(T item) throws IOException;
    }

    private static <T> void list(JsonGenerator json, String field, Collection<T> items, Item<T> item)
            throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (var each : items) {
            item.write(each);
        }
        json.writeEndArray();
    }
}
