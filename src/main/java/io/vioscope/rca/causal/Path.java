package io.vioscope.rca.causal;

import io.vioscope.model.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from who shows a symptom, or suffers, to the cause.
 *
 * @param from  where it begins
 * @param steps one after the other; none where both are the same entity
 */
public record Path(Kind from, List<Step> steps) {
    public Path {
        steps = List.copyOf(steps);
    }

    /** From an entity to itself. */
    public static Path self(Kind kind) {
        return new Path(kind, List.of());
    }

    /** Where it ends. */
    public Kind to() {
        return steps.isEmpty() ? from : steps.get(steps.size() - 1).to();
    }

    /** The kind at a place of the way: 0 is where it begins. */
    public Kind at(int place) {
        return place == 0 ? from : steps.get(place - 1).to();
    }

    /** Whether one of the steps up to that place goes to all of a kind, so that who is tied to whom makes no difference. */
    public boolean leadsAnywhere(int place) {
        return steps.subList(0, place).stream().anyMatch(step -> step.type().isEmpty());
    }

    /** Whether it leads nowhere else. */
    public boolean isSelf() {
        return steps.isEmpty();
    }

    /** In words, such as {@code server, hosted on hypervisor}. */
    @Override
    public String toString() {
        return from.word() + steps.stream().map(s -> ", " + s).collect(Collectors.joining());
    }
}
