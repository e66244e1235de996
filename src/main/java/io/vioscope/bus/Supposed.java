package io.vioscope.bus;

import io.vioscope.model.ProblemKey;
import java.util.List;

/**
 * Problems of one cloud of which somebody asks who suffers, or would, if they were there together.
 *
 * @param problems at least one of them
 */
public record Supposed(List<ProblemKey> problems) {
    public Supposed {
        problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("nothing is supposed");
        }
    }
}
