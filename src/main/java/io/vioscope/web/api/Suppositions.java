package io.vioscope.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.view.Supposition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems that a program supposes to be there together: {@code {"supposed": [{"entity": "hypervisor/c3", "problem": "hypervisor.lost"}]}}.
 *
 * @param problems those that can be, each once
 * @param errors   what is wrong that no contract can know, by field
 */
record Suppositions(List<ProblemKey> problems, Map<String, String> errors) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Suppositions {
        problems = List.copyOf(problems);
        errors = Map.copyOf(errors);
    }

    /** What a body says that keeps to the contract. */
    static Suppositions of(String body, CausalModel model) {
        var problems = new LinkedHashSet<ProblemKey>();
        var errors = new TreeMap<String, String>();
        var all = read(body).path("supposed");
        for (var i = 0; i < all.size(); i++) {
            var at = "supposed/" + i + "/";
            var one = Supposition.of(
                    Map.of(
                            "entity", all.get(i).path("entity").asText(),
                            "problem", all.get(i).path("problem").asText()),
                    model);
            one.errorsAndGaps().forEach((field, why) -> errors.put(at + field, why));
            one.entity()
                    .flatMap(entity -> one.problem().map(problem -> new ProblemKey(entity, problem.name())))
                    .ifPresent(problems::add);
        }
        return new Suppositions(List.copyOf(problems), errors);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the contract lets no such body pass", notJson);
        }
    }
}
