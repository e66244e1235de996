package io.vioscope.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.json.ModelWriter;
import io.vioscope.json.ProblemWriter;
import io.vioscope.model.Alarm;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.util.TreeMap;

/** Lines as JSON objects; {@link LineReader} reads them back. */
final class LineWriter {
    private final Redaction redaction;
    private final ReportWriter reports;

    LineWriter(Redaction redaction) {
        this.redaction = redaction;
        this.reports = new ReportWriter(redaction);
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    /** Writes one line, without its end. */
    void write(JsonGenerator json, Line line) throws IOException {
        json.writeStartObject();
        line.match(cases(json)).write();
        json.writeEndObject();
    }

    private Line.Cases<Part> cases(JsonGenerator json) {
        return new Line.Cases<>(
                line -> () -> began(json, line),
                line -> () -> {
                    json.writeObjectFieldStart("believed");
                    var shown = redaction.entity(line.entity());
                    ModelWriter.key(json, shown.key());
                    ModelWriter.entity(json, shown);
                    json.writeBooleanField("missing", line.missing());
                    json.writeEndObject();
                },
                line -> () -> {
                    json.writeArrayFieldStart("discovered");
                    for (var word :
                            line.kinds().stream().sorted().map(Kind::word).toList()) {
                        json.writeString(word);
                    }
                    json.writeEndArray();
                },
                line -> () -> alarm(json, line.alarm()),
                line -> () -> problem(json, redaction.problem(line.problem())),
                line -> () -> {
                    json.writeObjectFieldStart("problem");
                    SaidJson.ended(json, redaction.ended(line.ended()));
                    json.writeEndObject();
                },
                line -> () -> {
                    json.writeObjectFieldStart("learned");
                    SaidJson.learned(json, line.learned(), redaction);
                    json.writeEndObject();
                },
                line -> () -> {
                    json.writeObjectFieldStart("window");
                    OrderJson.window(json, line, redaction);
                    json.writeEndObject();
                },
                line -> () -> source(json, line),
                line -> () -> {
                    json.writeStringField("at", line.at().toString());
                    json.writeFieldName("report");
                    reports.write(json, line.report());
                },
                line -> () -> {
                    json.writeArrayFieldStart("ticks");
                    for (var at : line.at()) {
                        json.writeString(at.toString());
                    }
                    json.writeEndArray();
                },
                line -> () -> {
                    json.writeObjectFieldStart("order");
                    OrderJson.order(json, line, redaction);
                    json.writeEndObject();
                },
                line -> () -> {
                    json.writeObjectFieldStart("said");
                    SaidJson.order(json, line, redaction);
                    json.writeEndObject();
                },
                line -> () -> {
                    json.writeStringField("ended", line.at().toString());
                    json.writeStringField("why", line.why());
                });
    }

    private static void began(JsonGenerator json, Line.Began line) throws IOException {
        json.writeObjectFieldStart("began");
        json.writeStringField("at", line.at().toString());
        json.writeStringField("cloud", line.cloud());
        json.writeNumberField("seq", line.seq());
        json.writeStringField("mode", line.mode().word());
        json.writeObjectFieldStart("patience");
        for (var entry : new TreeMap<>(line.patience()).entrySet()) {
            json.writeStringField(entry.getKey().name(), entry.getValue().toString());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void alarm(JsonGenerator json, Alarm alarm) throws IOException {
        json.writeObjectFieldStart("alarm");
        ModelWriter.key(json, redaction.key(alarm.key().entity()));
        ModelWriter.alarm(json, alarm.withText(redaction.text(alarm.text())));
        json.writeEndObject();
    }

    private static void problem(JsonGenerator json, Problem problem) throws IOException {
        json.writeObjectFieldStart("problem");
        ModelWriter.key(json, problem.key().entity());
        ProblemWriter.problem(json, problem);
        json.writeEndObject();
    }

    private void source(JsonGenerator json, Line.SourceWas line) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("name", line.source().name());
        json.writeStringField("status", line.state().status().word());
        json.writeStringField("since", line.state().since().toString());
        var why = line.state().why();
        if (why != null) {
            ModelWriter.failure(json, "why", redaction.failure(why));
        }
        json.writeEndObject();
    }
}
