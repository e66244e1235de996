package io.vioscope.web.view;

import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems that somebody supposes to be there together, as they stand in a URL: {@code entity=}, {@code problem=}, and of each
 * more {@code entity2=}, {@code problem2=} and so on.
 *
 * @param first what stands in {@code entity} and {@code problem}, whether or not that is whole
 * @param more  the others that are said, by the number that they have in the URL
 */
public record Together(Supposition first, Map<Integer, Supposition> more) {
    /** How many there are at most, as of the API. */
    public static final int MOST = 50;

    public Together {
        more = new TreeMap<>(more);
    }

    /** What is asked. */
    public static Together of(Map<String, String> query, CausalModel model) {
        var more = new TreeMap<Integer, Supposition>();
        for (var i = 2; i <= MOST; i++) {
            if (isSaid(query, i)) {
                more.put(i, Supposition.of(one(query, i), model));
            }
        }
        return new Together(Supposition.of(query, model), more);
    }

    private static boolean isSaid(Map<String, String> query, int number) {
        return one(query, number).values().stream().anyMatch(text -> !text.isBlank());
    }

    /** What is said of one of them, by the names that the first has. */
    static Map<String, String> one(Map<String, String> query, int number) {
        var one = new HashMap<String, String>();
        for (var name : List.of("entity", "problem")) {
            one.put(name, query.getOrDefault(name + number, ""));
        }
        return one;
    }

    /** What is wrong, by parameter; of those behind the first also what is not said. */
    public Map<String, String> errors() {
        var errors = new TreeMap<>(first.errors());
        more.forEach((number, one) -> one.errorsAndGaps().forEach((name, why) -> errors.put(name + number, why)));
        if (!more.isEmpty()) {
            first.errorsAndGaps().forEach(errors::putIfAbsent);
        }
        return errors;
    }

    /** All of them that are whole, each once. */
    public List<Supposition> whole() {
        var whole = new ArrayList<Supposition>();
        var seen = new ArrayList<ProblemKey>();
        var all = new ArrayList<>(List.of(first));
        all.addAll(more.values());
        for (var one : all) {
            if (one.isWhole() && !seen.contains(one.key())) {
                seen.add(one.key());
                whole.add(one);
            }
        }
        return whole;
    }

    /** The number that the next would have in the URL; 0 where there is no room. */
    public int next() {
        for (var i = 2; i <= MOST; i++) {
            if (!more.containsKey(i)) {
                return i;
            }
        }
        return 0;
    }
}
