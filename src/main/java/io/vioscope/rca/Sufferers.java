package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import io.vioscope.rca.solve.Symptom;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who suffers from a cause: by its own rules, by the symptoms it explains, and whoever suffers with these. */
final class Sufferers {
    private final CausalModel model;
    private final Topology topology;
    private final Walker walker;

    Sufferers(CausalModel model, Topology topology) {
        this.model = model;
        this.topology = topology;
        this.walker = new Walker(topology);
    }

    /** All of them, by flow and kind, without the cause itself. */
    Map<Flow, SortedMap<Kind, Set<EntityKey>>> of(ProblemType problem, int cause, Collection<Symptom> explained) {
        var all = new EnumMap<Flow, SortedMap<Kind, Set<EntityKey>>>(Flow.class);
        numbers(problem, cause, explained).forEach((flow, numbers) -> {
            var kinds = new TreeMap<Kind, Set<EntityKey>>();
            numbers.forEach(n -> kinds.computeIfAbsent(topology.key(n).kind(), kind -> new TreeSet<>())
                    .add(topology.key(n)));
            all.put(flow, kinds);
        });
        return all;
    }

    /** How many of each kind, by flow. */
    Impact count(ProblemType problem, int cause, Collection<Symptom> explained) {
        var counts = new EnumMap<Flow, SortedMap<Kind, Integer>>(Flow.class);
        numbers(problem, cause, explained).forEach((flow, numbers) -> {
            var kinds = new TreeMap<Kind, Integer>();
            numbers.forEach(n -> kinds.merge(topology.key(n).kind(), 1, Integer::sum));
            counts.put(flow, kinds);
        });
        return new Impact(counts);
    }

    private Map<Flow, Set<Integer>> numbers(ProblemType problem, int cause, Collection<Symptom> explained) {
        var all = new EnumMap<Flow, Set<Integer>>(Flow.class);
        for (var symptom : explained) {
            symptom.type().flow().ifPresent(flow -> of(all, flow).add(symptom.entity()));
        }
        problem.sufferers().forEach(suffering -> add(suffering, cause, of(all, suffering.flow())));
        all.forEach(this::close);
        all.values().forEach(numbers -> numbers.remove(cause));
        return all;
    }

    private static Set<Integer> of(Map<Flow, Set<Integer>> all, Flow flow) {
        return all.computeIfAbsent(flow, f -> new LinkedHashSet<>());
    }

    private void add(Suffering suffering, int from, Set<Integer> to) {
        walker.origins(suffering.path(), from).forEach(number -> {
            var entity = topology.entity(number);
            if (entity != null && suffering.who().fits(entity, null)) {
                to.add(number);
            }
        });
    }

    private void close(Flow flow, Set<Integer> numbers) {
        var queue = new ArrayDeque<>(numbers);
        while (!queue.isEmpty()) {
            var next = queue.remove();
            var kind = topology.key(next).kind();
            for (var consequence : model.consequences()) {
                if (consequence.flow() == flow && consequence.path().to() == kind) {
                    var with = new LinkedHashSet<Integer>();
                    add(consequence, next, with);
                    with.stream().filter(numbers::add).forEach(queue::add);
                }
            }
        }
    }
}
