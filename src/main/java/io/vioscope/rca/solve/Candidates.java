package io.vioscope.rca.solve;

import io.vioscope.rca.causal.CausalModel.Cause;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What could be the cause of a symptom that is there, and the symptoms about whose causes something changed. */
final class Candidates {
    private final Map<Long, Candidate> all = new HashMap<>();
    private final int[] live;
    private final Background background;
    private final Set<Symptom> dirty = new LinkedHashSet<>();

    /** None yet, of a model that knows so many problems. */
    Candidates(int problems, Background background) {
        this.live = new int[problems];
        this.background = background;
    }

    Collection<Candidate> all() {
        return all.values();
    }

    /** Whether the problem of a rule could be there anywhere. */
    boolean isAny(Cause cause) {
        return live[cause.number()] > 0;
    }

    @Nullable
    Candidate of(int entity, int problem) {
        return live[problem] > 0 ? all.get(Symptoms.key(entity, problem)) : null;
    }

    /** The candidate of a symptom by a rule, or the one that it becomes. */
    void link(Symptom symptom, Cause cause, int entity) {
        var candidate = all.computeIfAbsent(Symptoms.key(entity, cause.number()), k -> {
            live[cause.number()]++;
            return new Candidate(entity, cause.problem(), cause.number(), background);
        });
        if (!symptom.isLinkedTo(candidate)) {
            candidate.bad(cause.place()).add(symptom);
            symptom.links().add(new Symptom.Link(candidate, cause.place()));
            stale(candidate);
        }
    }

    /** Takes a symptom off all its candidates; those that are left with none are no more. */
    void unlink(Symptom symptom) {
        for (var link : symptom.links()) {
            var candidate = link.candidate();
            candidate.bad(link.place()).remove(symptom);
            stale(candidate);
            if (candidate.isEmpty()) {
                all.remove(Symptoms.key(candidate.entity(), candidate.number()));
                live[candidate.number()]--;
            }
        }
        symptom.links().clear();
    }

    /**
     * What is known of a candidate changed. One that is stale already has its symptoms among those that changed, and those
     * that came later are there themselves.
     */
    void stale(Candidate candidate) {
        if (!candidate.isStale()) {
            candidate.setStale(true);
            candidate.places().forEach(place -> dirty.addAll(candidate.bad(place)));
        }
    }

    /** The causes of a symptom have to be looked for anew. */
    void dirty(Symptom symptom) {
        dirty.add(symptom);
    }

    /** The symptoms about which something changed since this was last asked. */
    Set<Symptom> takeDirty() {
        var taken = new LinkedHashSet<>(dirty);
        dirty.clear();
        return taken;
    }
}
