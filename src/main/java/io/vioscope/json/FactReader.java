package io.vioscope.json;

import static io.vioscope.json.ModelReader.alarm;
import static io.vioscope.json.ModelReader.entity;
import static io.vioscope.json.ModelReader.failure;
import static io.vioscope.json.ModelReader.key;
import static io.vioscope.json.ModelReader.optional;
import static io.vioscope.json.ModelReader.status;
import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.upper;
import static io.vioscope.json.ProblemReader.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Change;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.WindowFact;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads back what {@link FactCodec} wrote. Throws {@link IllegalStateException} for a row it never wrote. */
public final class FactReader {
    private FactReader() {}

    /** The fact of a JSON object. */
    public static Fact read(String body) {
        var json = ModelReader.tree(body);
        return switch (text(json, "type")) {
            case "entity_added" ->
                new Fact.EntityAdded(entity(json), Fact.Appearance.valueOf(upper(json, "appearance")));
            case "entity_changed" -> new Fact.EntityChanged(key(json), changes(json.path("changes")));
            case "status_changed" ->
                new Fact.StatusChanged(
                        key(json),
                        text(json, "name"),
                        status(json.path("from")),
                        status(json.path("to")),
                        ModelReader.action(json));
            case "server_moved" ->
                new Fact.ServerMoved(
                        key(json),
                        text(json, "name"),
                        key(json.path("from")),
                        key(json.path("to")),
                        ModelReader.migration(json, key(json)));
            case "migration_failed" ->
                new Fact.MigrationFailed(
                        key(json), text(json, "name"), Objects.requireNonNull(ModelReader.migration(json, key(json))));
            case "kind_discovered" ->
                new Fact.KindDiscovered(
                        ModelReader.kind(text(json, "of")), json.path("count").asInt());
            case "entity_missing" -> new Fact.EntityMissing(key(json));
            case "entity_reappeared" -> new Fact.EntityReappeared(key(json));
            case "entity_deleted" -> new Fact.EntityDeleted(entity(json), Fact.Sign.valueOf(upper(json, "sign")));
            case "alarm_raised" -> new Fact.AlarmRaised(alarm(json));
            case "alarm_changed" -> new Fact.AlarmChanged(alarm(json), released(json));
            case "alarm_cleared" -> new Fact.AlarmCleared(alarm(json), Fact.Clearing.valueOf(upper(json, "why")));
            case "source_back", "source_partial", "source_stale", "source_never" -> source(json);
            case "maintenance_set" -> new WindowFact.Set(MaintenanceJson.read(json));
            case "maintenance_ended" ->
                new WindowFact.Ended(MaintenanceJson.read(json), WindowFact.End.valueOf(upper(json, "why")));
            case "learning_taken_up", "learning_reset", "advice_given", "advice_withdrawn" -> LearningJson.fact(json);
            default -> other(json);
        };
    }

    private static Fact other(JsonNode json) {
        return switch (text(json, "type")) {
            case "problem_opened" -> new ProblemFact.Opened(problem(json));
            case "problem_reopened" -> new ProblemFact.Reopened(problem(json));
            case "problem_revised" ->
                new ProblemFact.Revised(problem(json), Problem.Phase.of(text(json, "from")), released(json));
            case "problem_resolved" ->
                new ProblemFact.Resolved(
                        problem(json),
                        ProblemFact.Ending.valueOf(upper(json, "why")),
                        json.has("into") ? json.path("into").asLong() : null);
            case "problem_acknowledged" -> new ProblemFact.Acknowledged(problem(json));
            case "problem_unacknowledged" ->
                new ProblemFact.Unacknowledged(problem(json), ProblemReader.remark(json.path("remark")));
            case "problem_judged" -> new ProblemFact.Judged(problem(json));
            default -> handled(json);
        };
    }

    private static Fact handled(JsonNode json) {
        var type = text(json, "type");
        var step = ProblemFact.Step.of(type)
                .orElseThrow(() -> new IllegalStateException("a recorded fact of an unknown type: " + type));
        var remark = json.has("remark") ? ProblemReader.remark(json.path("remark")) : null;
        return new ProblemFact.Handled(problem(json), step, remark);
    }

    private static boolean released(JsonNode json) {
        return json.path("released").asBoolean();
    }

    private static Fact source(JsonNode json) {
        return new Fact.SourceChanged(
                new SourceId(text(json, "source")),
                SourceStatus.of(text(json, "from")),
                SourceStatus.of(text(json, "to")),
                json.has("why") ? failure(json.path("why")) : null);
    }

    private static Map<String, Change> changes(JsonNode json) {
        var changes = new TreeMap<String, Change>();
        json.properties()
                .forEach(e -> changes.put(
                        e.getKey(), new Change(optional(e.getValue(), "from"), optional(e.getValue(), "to"))));
        return changes;
    }
}
