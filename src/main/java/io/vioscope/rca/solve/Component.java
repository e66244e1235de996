package io.vioscope.rca.solve;

import io.vioscope.rca.causal.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Symptoms and the viable candidates they hang together by: what has to be explained as one. A candidate is viable if it
 * would be worth its cost with all that points at it.
 */
final class Component {
    /** That a symptom of this component supports a candidate of it, by their places here and that of the rule. */
    record Edge(int candidate, int place) {}

    private final List<Symptom> symptoms;
    private final List<Candidate> candidates;
    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<Integer>> supports = new ArrayList<>();
    private int size;

    private Component(Collection<Symptom> symptoms, List<Candidate> candidates) {
        this.symptoms = List.copyOf(symptoms);
        this.candidates = candidates;
        connect();
    }

    /** The component of a symptom. Candidates come in an order that depends on nothing but their keys. */
    static Component of(Symptom start, Ledger ledger, Comparator<Candidate> order) {
        var symptoms = new LinkedHashSet<Symptom>();
        var seen = new HashSet<Candidate>();
        var viable = new ArrayList<Candidate>();
        var queue = new ArrayDeque<Symptom>();
        symptoms.add(start);
        queue.add(start);
        while (!queue.isEmpty()) {
            for (var link : queue.remove().links()) {
                var candidate = link.candidate();
                if (seen.add(candidate) && isViable(candidate, ledger)) {
                    viable.add(candidate);
                    candidate
                            .places()
                            .forEach(place -> candidate.bad(place).forEach(symptom -> {
                                if (symptoms.add(symptom)) {
                                    queue.add(symptom);
                                }
                            }));
                }
            }
        }
        viable.sort(order);
        return new Component(symptoms, viable);
    }

    /** What could not be viable at best is not even counted. */
    private static boolean isViable(Candidate candidate, Ledger ledger) {
        var atBest = Score.prior(candidate);
        var isCalledFor = false;
        for (var place = 0; place < candidate.type().rules().size(); place++) {
            var bad = candidate.bad(place).size();
            atBest += Score.atBest(candidate, place, bad);
            isCalledFor |= bad > 0 && candidate.type().rules().get(place).calls();
        }
        if (!isCalledFor || atBest <= Score.THRESHOLD) {
            return false;
        }
        ledger.count(candidate);
        return gain(candidate) > Score.THRESHOLD;
    }

    private static double gain(Candidate candidate) {
        var gain = Score.prior(candidate);
        for (var place = 0; place < candidate.type().rules().size(); place++) {
            gain += Score.of(candidate, place, candidate.bad(place).size());
        }
        return gain;
    }

    private void connect() {
        IdentityHashMap<Candidate, Integer> numbers = new IdentityHashMap<>();
        for (var candidate : candidates) {
            numbers.put(candidate, numbers.size());
            supports.add(new ArrayList<>());
        }
        for (var s = 0; s < symptoms.size(); s++) {
            var of = new ArrayList<Edge>(4);
            for (var link : symptoms.get(s).links()) {
                var number = numbers.get(link.candidate());
                if (number != null) {
                    of.add(new Edge(number, link.place()));
                    supports.get(number).add(s);
                    size++;
                }
            }
            edges.add(of);
        }
    }

    List<Symptom> symptoms() {
        return symptoms;
    }

    /** The places of those candidates that are viable here. */
    List<Integer> places(Collection<Candidate> some) {
        return some.stream()
                .map(candidates::indexOf)
                .filter(place -> place >= 0)
                .toList();
    }

    /** The same as a set of what is not to be thought of. */
    BitSet banned(Collection<Candidate> some) {
        var banned = new BitSet();
        places(some).forEach(banned::set);
        return banned;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** What a symptom supports. */
    List<Edge> edges(int symptom) {
        return edges.get(symptom);
    }

    /** The symptoms that support a candidate. */
    List<Integer> supports(int candidate) {
        return supports.get(candidate);
    }

    /** Whether a cause explains what its rule at that place is about. */
    boolean explains(int candidate, int place) {
        return !candidates.get(candidate).type().rules().get(place).speaksAgainst();
    }

    /** Whether what the rule is about is only more of what shows a cause anyway. */
    boolean isEcho(int candidate, int place) {
        return candidates.get(candidate).type().rules().get(place).role() == Rule.Role.ECHO;
    }

    /** Whether what the rule is about makes nobody think of the cause. */
    boolean onlySupports(int candidate, int place) {
        return candidates.get(candidate).type().rules().get(place).onlySupports();
    }

    /** How many ties there are between symptoms and candidates. */
    int size() {
        return size;
    }
}
