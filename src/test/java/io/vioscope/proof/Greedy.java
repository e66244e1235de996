package io.vioscope.proof;

import io.vioscope.rca.Sighting;
import io.vioscope.rca.solve.Candidate;
import io.vioscope.rca.solve.GreedyCover;
import java.util.Collection;

/** Our score without the search, and at once. */
final class Greedy extends Baseline {
    Greedy() {
        super("greedy cover");
    }

    @Override
    Collection<Candidate> decode(Sighting sight) {
        return GreedyCover.causes(sight.ledger(), sight.topology());
    }
}
