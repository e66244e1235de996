package io.vioscope.json;

import static io.vioscope.json.ModelReader.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.LearningFact;
import java.io.IOException;

/** What was learned as JSON, both ways. Names are kept for ever. */
public final class LearningJson {
    private LearningJson() {}

    /** What a fact adds to its type. */
    static void fact(JsonGenerator json, LearningFact fact) throws IOException {
        if (fact instanceof LearningFact.TakenUp f) {
            json.writeNumberField("lessons", f.lessons());
        } else if (fact instanceof LearningFact.Reset f) {
            ProblemWriter.remark(json, f.remark());
        } else if (fact instanceof LearningFact.Advised f) {
            json.writeStringField("problem", f.problem());
            ProblemWriter.remark(json, f.remark());
        }
    }

    /** A fact. */
    static LearningFact fact(JsonNode json) {
        return switch (text(json, "type")) {
            case "learning_reset" -> new LearningFact.Reset(ProblemReader.remark(json));
            case "advice_given" -> new LearningFact.Advised(text(json, "problem"), true, ProblemReader.remark(json));
            case "advice_withdrawn" ->
                new LearningFact.Advised(text(json, "problem"), false, ProblemReader.remark(json));
            default -> new LearningFact.TakenUp(json.path("lessons").asInt());
        };
    }
}
