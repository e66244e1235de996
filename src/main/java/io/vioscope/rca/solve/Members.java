package io.vioscope.rca.solve;

import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.graph.Ints;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who would have to show the symptom of a rule if something were its cause. A dozen rules ask that of the same servers of the
 * same cluster, so that it is remembered until something changes.
 */
final class Members {
    private final Topology topology;
    private final Walker walker;
    private final IdentityHashMap<Rule, Integer> groups = new IdentityHashMap<>();
    private final Map<Long, Ints> known = new HashMap<>();

    Members(CausalModel model, Topology topology, Walker walker) {
        this.topology = topology;
        this.walker = walker;
        var alike = new HashMap<List<?>, Integer>();
        model.problems().stream()
                .flatMap(problem -> problem.rules().stream())
                .forEach(rule -> groups.put(rule, alike.computeIfAbsent(asks(rule), asks -> alike.size())));
    }

    private static List<?> asks(Rule rule) {
        return List.of(rule.path(), rule.symptom().among().written());
    }

    /** The numbers of those, each once; not to be changed. */
    Ints of(Rule rule, int cause) {
        return known.computeIfAbsent(
                Symptoms.key(cause, Objects.requireNonNull(groups.get(rule))), key -> walk(rule, cause));
    }

    private Ints walk(Rule rule, int cause) {
        var among = rule.symptom().among();
        var found = new Ints();
        walker.eachOrigin(rule.path(), cause, origin -> {
            if (topology.fits(origin, among)) {
                found.add(origin);
            }
        });
        return found;
    }

    /** Something changed. */
    void forget() {
        known.clear();
    }
}
