package io.vioscope.rca.solve;

import io.vioscope.rca.causal.SymptomType;
import java.util.ArrayList;
import java.util.List;

/** A symptom that an entity shows now. */
public final class Symptom {
    /** That it supports a candidate, or contradicts it, by the rule at that place. */
    record Link(Candidate candidate, int place) {}

    private final int entity;
    private final SymptomType type;
    private final int number;
    private final List<Link> links = new ArrayList<>(4);

    Symptom(int entity, SymptomType type, int number) {
        this.entity = entity;
        this.type = type;
        this.number = number;
    }

    /** The number of who shows it. */
    public int entity() {
        return entity;
    }

    /** What is seen. */
    public SymptomType type() {
        return type;
    }

    /** The number of its type in the model. */
    int number() {
        return number;
    }

    List<Link> links() {
        return links;
    }

    boolean isLinkedTo(Candidate candidate) {
        return links.stream().anyMatch(link -> link.candidate() == candidate);
    }
}
