package io.vioscope.rca.solve;

import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.CausalModel.Cause;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.SymptomType;
import io.vioscope.rca.graph.Ints;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How many of those that should show a symptom of a candidate do not. Counted once, then kept up with each change: counting
 * anew whenever one of a thousand changes would take the thousandfold.
 */
final class Expectations {
    private final CausalModel model;
    private final Topology topology;
    private final Walker walker;
    private final Symptoms symptoms;
    private final Candidates candidates;
    private final Members members;

    Expectations(CausalModel model, Topology topology, Walker walker, Symptoms symptoms, Candidates candidates) {
        this.model = model;
        this.topology = topology;
        this.walker = walker;
        this.symptoms = symptoms;
        this.candidates = candidates;
        this.members = new Members(model, topology, walker);
    }

    /** Something changed: who is where, or what is expected of it. */
    void changed() {
        members.forget();
    }

    /** The rules by which there could be a candidate that expects something of an entity which does not show it. */
    List<Cause> sound(int number) {
        if (candidates.all().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Cause>(2);
        for (var cause : model.expecting(topology.kind(number))) {
            if (candidates.isAny(cause) && isSound(cause.rule().symptom(), number)) {
                found.add(cause);
            }
        }
        return found;
    }

    private boolean isSound(SymptomType type, int number) {
        return topology.fits(number, type.among()) && symptoms.of(number, model.number(type)) == null;
    }

    /** Has the candidates expect something of so many more at an entity, by these rules. */
    void add(int number, List<Cause> rules, int more) {
        for (var cause : rules) {
            walker.causes(cause.rule().path(), 0, number).forEach(end -> {
                var candidate = candidates.of(end, cause.number());
                if (candidate != null) {
                    candidate.addSound(cause.place(), more);
                    candidates.stale(candidate);
                }
            });
        }
    }

    /** The ways that lead through an entity at that place of a rule's path change: what they led to is counted anew. */
    void forget(Cause cause, int place, int number) {
        if (!cause.rule().countsAbsent() || !candidates.isAny(cause)) {
            return;
        }
        walker.causes(cause.rule().path(), place, number).forEach(end -> {
            var candidate = candidates.of(end, cause.number());
            if (candidate != null) {
                candidate.uncount(cause.place());
                candidates.stale(candidate);
            }
        });
    }

    /** Brings the counts of a candidate up to date; those of kinds that cannot be seen are unknown. */
    void count(Candidate candidate, Set<Kind> blind) {
        if (candidate.isStale()) {
            candidate.setStale(false);
            candidate.places().forEach(place -> count(candidate, place, blind));
        }
    }

    private void count(Candidate candidate, int place, Set<Kind> blind) {
        var rule = candidate.type().rules().get(place);
        if (rule.countsAbsent()) {
            if (!candidate.isCounted(place)) {
                candidate.count(place, sound(rule, candidate.entity()));
            }
            candidate.see(place, blind.contains(rule.symptom().seenWith()));
        }
    }

    private int sound(Rule rule, int cause) {
        var all = members.of(rule, cause);
        var which = model.number(rule.symptom());
        return symptoms.isAny(which) ? all.size() - showing(all, which) : all.size();
    }

    private int showing(Ints all, int which) {
        var showing = 0;
        for (var i = 0; i < all.size(); i++) {
            showing += symptoms.of(all.get(i), which) == null ? 0 : 1;
        }
        return showing;
    }
}
