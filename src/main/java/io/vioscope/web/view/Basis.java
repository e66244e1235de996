package io.vioscope.web.view;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Problem;
import java.time.Instant;
import java.util.List;

/**
 * What an answer about problems rests on: who suffers from them follows from these and from nothing else.
 *
 * @param problems  the problems that are asked about
 * @param inventory all entities
 * @param seq       the number of the last fact
 * @param asOf      when all of it was so
 */
record Basis(List<Problem> problems, Inventory inventory, long seq, Instant asOf) {
    Basis {
        problems = List.copyOf(problems);
    }

    /** Those problems of a cloud as it is shown. */
    static Basis of(CloudView cloud, List<Problem> problems) {
        var snapshot = cloud.snapshot();
        return new Basis(problems, snapshot.state().inventory(), cloud.seq(), snapshot.asOf());
    }

    /** Whether what follows from this is so for that too: nothing differs, or this is of later. */
    boolean isGoodFor(Basis other) {
        return seq > other.seq || isSame(other);
    }

    @SuppressWarnings("ReferenceEquality") // Both are immutable and kept where nothing changed; comparing all is dear.
    private boolean isSame(Basis other) {
        var same = problems.size() == other.problems.size() && inventory == other.inventory;
        for (var i = 0; same && i < problems.size(); i++) {
            same = problems.get(i) == other.problems.get(i);
        }
        return same;
    }
}
