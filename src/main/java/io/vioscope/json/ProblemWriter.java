package io.vioscope.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Rejected;
import io.vioscope.model.Remark;
import io.vioscope.model.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Problems as JSON; {@link ProblemReader} reads them back. Names are kept for ever. */
public final class ProblemWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ProblemWriter() {}

    /** The JSON object of a problem, with the key of its cause. */
    public static String write(Problem problem) {
        var out = new StringWriter(512);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            ModelWriter.key(json, problem.key().entity());
            problem(json, problem);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return out.toString();
    }

    /** The fields of a problem but for the key of its cause. */
    public static void problem(JsonGenerator json, Problem problem) throws IOException {
        json.writeNumberField("number", problem.number());
        json.writeStringField("problem", problem.key().name());
        json.writeStringField("severity", problem.severity().word());
        json.writeStringField("phase", problem.phase().word());
        json.writeStringField("text", problem.text());
        json.writeStringField("advice", problem.advice());
        json.writeStringField("openedAt", problem.openedAt().toString());
        json.writeStringField("phaseAt", problem.phaseAt().toString());
        MaintenanceJson.writeNumber(json, problem.maintenance());
        life(json, problem.life());
        verdict(json, problem.verdict());
        impact(json, problem.impact());
    }

    /** What a fact about a problem adds to the key of its cause. */
    static void fact(JsonGenerator json, ProblemFact fact) throws IOException {
        if (fact instanceof ProblemFact.Revised f) {
            json.writeStringField("from", f.from().word());
            FactCodec.released(json, f.released());
        } else if (fact instanceof ProblemFact.Resolved f) {
            json.writeStringField("why", ModelWriter.word(f.why()));
            if (f.into() != null) {
                json.writeNumberField("into", f.into());
            }
        } else if (fact instanceof ProblemFact.Unacknowledged f) {
            HandlingJson.remark(json, "remark", f.remark());
        } else if (fact instanceof ProblemFact.Handled f && f.remark() != null) {
            HandlingJson.remark(json, "remark", f.remark());
        }
        problem(json, fact.problem());
    }

    /** The fields of what an operator said. */
    public static void remark(JsonGenerator json, Remark remark) throws IOException {
        json.writeStringField("by", remark.by());
        json.writeStringField("note", remark.note());
        json.writeStringField("at", remark.at().toString());
    }

    /** Only what is not as it was at the opening. */
    private static void life(JsonGenerator json, Life life) throws IOException {
        if (life.reopened() > 0) {
            json.writeNumberField("reopened", life.reopened());
        }
        if (life.flapping()) {
            json.writeBooleanField("flapping", true);
        }
        var acknowledged = life.acknowledged();
        if (acknowledged != null) {
            HandlingJson.remark(json, "acknowledged", acknowledged);
        }
        var judged = life.judged();
        if (judged != null) {
            json.writeObjectFieldStart("judged");
            json.writeStringField("answer", judged.answer().word());
            remark(json, judged.remark());
            json.writeEndObject();
        }
        HandlingJson.write(json, life.handling());
    }

    private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeObjectFieldStart("verdict");
        json.writeNumberField("certainty", verdict.certainty());
        json.writeArrayFieldStart("evidence");
        for (var found : verdict.evidence()) {
            evidence(json, found);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rejected");
        for (var other : verdict.rejected()) {
            rejected(json, other);
        }
        json.writeEndArray();
        words(json, "faults", verdict.faults());
        words(json, "unseen", verdict.unseen().stream().map(Kind::word).toList());
        words(json, "settledBy", verdict.settledBy());
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Evidence found) throws IOException {
        json.writeStartObject();
        json.writeStringField("symptom", found.symptom());
        json.writeStringField("standing", found.standing().word());
        json.writeNumberField("bad", found.bad());
        json.writeNumberField("ok", found.ok());
        json.writeNumberField("unknown", found.unknown());
        json.writeArrayFieldStart("examples");
        for (EntityKey example : found.examples()) {
            json.writeStartObject();
            ModelWriter.key(json, example);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rejected(JsonGenerator json, Rejected other) throws IOException {
        json.writeStartObject();
        ModelWriter.key(json, other.key().entity());
        json.writeStringField("problem", other.key().name());
        json.writeStringField("why", other.why().word());
        json.writeNumberField("worse", other.worse());
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String field, List<String> words) throws IOException {
        json.writeArrayFieldStart(field);
        for (var word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static void impact(JsonGenerator json, Impact impact) throws IOException {
        if (impact.lost() > 0 || impact.atRisk() > 0) {
            json.writeObjectFieldStart("redundancy");
            json.writeNumberField("lost", impact.lost());
            json.writeNumberField("atRisk", impact.atRisk());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("impact");
        for (var flow : impact.counts().entrySet()) {
            json.writeObjectFieldStart(flow.getKey().word());
            for (var kind : flow.getValue().entrySet()) {
                json.writeNumberField(kind.getKey().word(), kind.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
