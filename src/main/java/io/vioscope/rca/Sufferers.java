package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.rca.graph.Ints;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import io.vioscope.rca.solve.Symptom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

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

    /** All of them, by flow and kind, in no order of their ids, without the cause itself. */
    Map<Flow, SortedMap<Kind, Set<EntityKey>>> of(ProblemType problem, int cause, Collection<Symptom> explained) {
        var all = new EnumMap<Flow, SortedMap<Kind, Set<EntityKey>>>(Flow.class);
        numbers(problem, cause, explained).forEach((flow, numbers) -> {
            var kinds = new TreeMap<Kind, Set<EntityKey>>();
            numbers.stream()
                    .forEach(n -> kinds.computeIfAbsent(topology.kind(n), kind -> new LinkedHashSet<>())
                            .add(topology.key(n)));
            all.put(flow, kinds);
        });
        return all;
    }

    /** How many of each kind, by flow. */
    @SuppressWarnings("EnumOrdinal") // these numbers do not leave this method
    Impact count(ProblemType problem, int cause, Collection<Symptom> explained) {
        var counts = new EnumMap<Flow, SortedMap<Kind, Integer>>(Flow.class);
        numbers(problem, cause, explained).forEach((flow, numbers) -> {
            var kinds = new TreeMap<Kind, Integer>();
            var each = new int[Kind.values().length];
            numbers.stream().forEach(n -> each[topology.kind(n).ordinal()]++);
            Arrays.stream(Kind.values())
                    .filter(kind -> each[kind.ordinal()] > 0)
                    .forEach(kind -> kinds.put(kind, each[kind.ordinal()]));
            counts.put(flow, kinds);
        });
        return new Impact(counts);
    }

    private Map<Flow, BitSet> numbers(ProblemType problem, int cause, Collection<Symptom> explained) {
        var all = new EnumMap<Flow, BitSet>(Flow.class);
        for (var symptom : explained) {
            symptom.type().flow().ifPresent(flow -> of(all, flow).set(symptom.entity()));
        }
        problem.sufferers().forEach(s -> each(s, cause, of(all, s.flow())::set));
        all.forEach(this::close);
        all.values().forEach(numbers -> numbers.clear(cause));
        return all;
    }

    private static BitSet of(Map<Flow, BitSet> all, Flow flow) {
        return all.computeIfAbsent(flow, f -> new BitSet());
    }

    private void each(Suffering suffering, int from, IntConsumer each) {
        walker.eachOrigin(suffering.path(), from, number -> {
            if (topology.fits(number, suffering.who())) {
                each.accept(number);
            }
        });
    }

    private void close(Flow flow, BitSet numbers) {
        var consequences =
                model.consequences().stream().filter(c -> c.flow() == flow).toList();
        var queue = new Ints();
        numbers.stream().forEach(queue::add);
        for (var i = 0; i < queue.size(); i++) {
            for (var consequence : consequences) {
                if (consequence.path().to() == topology.kind(queue.get(i))) {
                    each(consequence, queue.get(i), with -> include(with, numbers, queue));
                }
            }
        }
    }

    private static void include(int number, BitSet in, Ints queue) {
        if (!in.get(number)) {
            in.set(number);
            queue.add(number);
        }
    }
}
