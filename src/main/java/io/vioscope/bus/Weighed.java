package io.vioscope.bus;

import io.vioscope.rca.Consideration;
import java.util.List;

/**
 * How the engine weighs the problems that an entity can have.
 *
 * @param problems all of them, the most probable first; none for an entity that is not known
 */
public record Weighed(List<Consideration> problems) {
    public Weighed {
        problems = List.copyOf(problems);
    }
}
