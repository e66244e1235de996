package io.vioscope.rca;

import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.Rule;
import java.util.List;

/**
 * How a problem was weighed for an entity: why it is believed, or why not.
 *
 * @param key    the problem
 * @param isRoot whether it is part of the best explanation of what is seen now
 * @param gain   how much better what is seen is explained with it than without, all that points at it taken together and
 *               its rarity counted, in nats
 * @param needed what the gain has to exceed
 * @param lines  what each rule contributes
 */
public record Consideration(ProblemKey key, boolean isRoot, double gain, double needed, List<Line> lines) {
    public Consideration {
        lines = List.copyOf(lines);
    }

    /**
     * What a rule contributes.
     *
     * @param rule    the rule
     * @param bad     how many show the symptom
     * @param ok      how many are seen not to show it, where that counts
     * @param unknown how many cannot be seen
     * @param gain    in nats; below 0 it speaks against the problem
     */
    public record Line(Rule rule, int bad, int ok, int unknown, double gain) {}
}
