package io.vioscope.json;

import static io.vioscope.json.ModelReader.key;
import static io.vioscope.json.ModelReader.kind;
import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.time;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads back what {@link ProblemWriter} wrote. Throws as {@link ModelReader} does for what it never wrote. */
public final class ProblemReader {
    private ProblemReader() {}

    /** The problem of a JSON object. */
    public static Problem read(String body) {
        return problem(ModelReader.tree(body));
    }

    /** A problem with the key of its cause. */
    public static Problem problem(JsonNode json) {
        return new Problem(
                json.path("number").asLong(),
                name(json),
                Severity.of(text(json, "severity")),
                Problem.Phase.of(text(json, "phase")),
                text(json, "text"),
                text(json, "advice"),
                verdict(json.path("verdict")),
                impact(json.path("impact"), json.path("redundancy")),
                time(json, "openedAt"),
                time(json, "phaseAt"),
                MaintenanceJson.number(json),
                life(json));
    }

    /** What an operator said. */
    public static Remark remark(JsonNode json) {
        return new Remark(text(json, "by"), text(json, "note"), time(json, "at"));
    }

    private static Life life(JsonNode json) {
        var judged = json.path("judged");
        return new Life(
                json.path("reopened").asInt(),
                json.path("flapping").asBoolean(),
                json.has("acknowledged") ? remark(json.path("acknowledged")) : null,
                judged.isObject()
                        ? new Judgement(
                                Judgement.Answer.of(text(judged, "answer")).orElseThrow(), remark(judged))
                        : null,
                HandlingJson.read(json));
    }

    private static ProblemKey name(JsonNode json) {
        return new ProblemKey(key(json), text(json, "problem"));
    }

    private static Verdict verdict(JsonNode json) {
        return new Verdict(
                json.path("certainty").asInt(),
                each(json, "evidence", ProblemReader::evidence),
                each(json, "rejected", ProblemReader::rejected),
                each(json, "faults", JsonNode::asText),
                each(json, "unseen", word -> kind(word.asText())),
                each(json, "settledBy", JsonNode::asText));
    }

    private static Evidence evidence(JsonNode json) {
        return new Evidence(
                text(json, "symptom"),
                Evidence.Standing.of(text(json, "standing")),
                json.path("bad").asInt(),
                json.path("ok").asInt(),
                json.path("unknown").asInt(),
                each(json, "examples", ModelReader::key));
    }

    private static Rejected rejected(JsonNode json) {
        return new Rejected(
                name(json),
                Rejected.Why.of(text(json, "why")),
                json.path("worse").asInt());
    }

    private static Impact impact(JsonNode json, JsonNode redundancy) {
        var counts = new EnumMap<Flow, SortedMap<Kind, Integer>>(Flow.class);
        json.properties().forEach(flow -> {
            var kinds = new TreeMap<Kind, Integer>();
            flow.getValue()
                    .properties()
                    .forEach(e -> kinds.put(kind(e.getKey()), e.getValue().asInt()));
            counts.put(Flow.of(flow.getKey()), kinds);
        });
        return new Impact(
                counts,
                redundancy.path("lost").asInt(),
                redundancy.path("atRisk").asInt());
    }

    private static <T> List<T> each(JsonNode json, String field, Function<JsonNode, T> read) {
        return json.path(field).valueStream().map(read).toList();
    }
}
