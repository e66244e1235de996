package io.vioscope.rca.solve;

import io.vioscope.rca.graph.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** The product's own score without its search: the cause that gains most, then the next, and no second thoughts. */
public final class GreedyCover {
    private GreedyCover() {}

    /** The causes. */
    public static Collection<Candidate> causes(Ledger ledger, Topology topology) {
        var order = Comparator.comparing((Candidate c) -> topology.key(c.entity()))
                .thenComparing(c -> c.type().name());
        var causes = new ArrayList<Candidate>();
        var done = new HashSet<Symptom>();
        for (var symptom : List.copyOf(ledger.active())) {
            if (!done.contains(symptom)) {
                var component = Component.of(symptom, ledger, order);
                done.addAll(component.symptoms());
                Cover.greedy(component, new BitSet(), List.of())
                        .members()
                        .forEach(member -> causes.add(component.candidates().get(member)));
            }
        }
        return causes;
    }
}
