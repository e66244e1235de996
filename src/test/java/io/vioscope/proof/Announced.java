package io.vioscope.proof;

import io.vioscope.model.ProblemKey;
import io.vioscope.model.Severity;
import io.vioscope.rca.causal.CausalModel;
import java.util.HashSet;
import java.util.Set;

/** What Vioscope announces: what people are woken for. */
record Announced(CausalModel model) implements Method {
    @Override
    public String name() {
        return "Vioscope";
    }

    @Override
    public Set<ProblemKey> causes(Outcome outcome) {
        var causes = new HashSet<ProblemKey>();
        outcome.announced().stream()
                .filter(problem -> isAnnounced(problem.key()))
                .forEach(problem -> causes.add(problem.key()));
        return causes;
    }

    /** Whether such a problem is a fault or trouble of the monitor. */
    boolean isAnnounced(ProblemKey problem) {
        return model.problem(problem.name())
                .filter(type -> type.category().isAnnounced() && type.severity() != Severity.INDETERMINATE)
                .isPresent();
    }
}
