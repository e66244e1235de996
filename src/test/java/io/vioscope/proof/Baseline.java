package io.vioscope.proof;

import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Sighting;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.solve.Candidate;
import io.vioscope.rca.solve.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simpler method that has the same model and sees the same. */
abstract class Baseline implements Method {
    private final String name;

    Baseline(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<ProblemKey> causes(Outcome outcome) {
        var causes = new HashSet<ProblemKey>();
        named(outcome.sight(), causes);
        var before = new HashSet<ProblemKey>();
        named(outcome.calm(), before);
        causes.removeAll(before);
        return causes;
    }

    private void named(Sighting sight, Set<ProblemKey> into) {
        for (var candidate : decode(sight)) {
            if (candidate.type().category().isAnnounced()) {
                into.add(new ProblemKey(
                        sight.topology().key(candidate.entity()),
                        candidate.type().name()));
            }
        }
    }

    /** The causes, of all categories. */
    abstract Collection<Candidate> decode(Sighting sight);

    /** The candidates in an order that is always the same: likelier problems first. */
    static List<Candidate> candidates(Sighting sight) {
        var all = new ArrayList<>(sight.ledger().candidates());
        all.sort(Comparator.comparingDouble((Candidate c) -> -c.type().prior())
                .thenComparing(c -> sight.topology().key(c.entity()))
                .thenComparing(c -> c.type().name()));
        return all;
    }

    /** Whether a candidate is thought of at all. */
    static boolean isCalledFor(Candidate candidate) {
        var rules = candidate.type().rules();
        for (var place = 0; place < rules.size(); place++) {
            if (rules.get(place).calls() && !candidate.bad(place).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** All that a candidate would explain. */
    static Set<Symptom> explained(Candidate candidate) {
        var all = new HashSet<Symptom>();
        for (var place = 0; place < candidate.type().rules().size(); place++) {
            if (candidate.type().rules().get(place).role() != Rule.Role.EXCLUDES) {
                all.addAll(candidate.bad(place));
            }
        }
        return all;
    }

    /** Who shows something. */
    static Map<Integer, List<Symptom>> byEntity(Sighting sight) {
        var all = new HashMap<Integer, List<Symptom>>();
        sight.ledger()
                .active()
                .forEach(s ->
                        all.computeIfAbsent(s.entity(), e -> new ArrayList<>()).add(s));
        return all;
    }
}
