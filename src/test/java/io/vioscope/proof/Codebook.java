package io.vioscope.proof;

import io.vioscope.rca.Sighting;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.solve.Candidate;
import io.vioscope.rca.solve.Symptom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The signature that is nearest to what is seen, then the one nearest to the rest, as long as that brings it nearer. */
final class Codebook extends Baseline {
    private static final double EXPECTED = 0.45;

    Codebook() {
        super("codebook");
    }

    @Override
    List<Candidate> decode(Sighting sight) {
        var left = new HashSet<>(sight.ledger().active());
        var candidates = candidates(sight);
        var causes = new ArrayList<Candidate>();
        while (!left.isEmpty()) {
            Candidate nearest = null;
            var best = 0;
            for (var candidate : candidates) {
                var gain = isCalledFor(candidate) ? explains(candidate, left) - missing(candidate) : 0;
                if (gain > best) {
                    best = gain;
                    nearest = candidate;
                }
            }
            if (nearest == null) {
                return causes;
            }
            causes.add(nearest);
            left.removeAll(explained(nearest));
        }
        return causes;
    }

    private static int explains(Candidate candidate, Set<Symptom> left) {
        var all = explained(candidate);
        all.retainAll(left);
        return all.size();
    }

    private static int missing(Candidate candidate) {
        var missing = 0;
        for (var place = 0; place < candidate.type().rules().size(); place++) {
            var rule = candidate.type().rules().get(place);
            if (rule.role() == Rule.Role.EXCLUDES) {
                missing += candidate.bad(place).size();
            } else if (rule.countsAbsent() && rule.probability() >= EXPECTED) {
                missing += candidate.absent(place);
            }
        }
        return missing;
    }
}
