package io.vioscope.web.view;

import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which problems of a causal model are wanted.
 *
 * @param kind   only those that entities of this kind can have
 * @param words  each of which has to be somewhere in what is said of a problem
 * @param errors what is wrong, by parameter
 */
public record RuleQuery(Optional<Kind> kind, List<String> words, Map<String, String> errors) {
    public RuleQuery {
        words = List.copyOf(words);
        errors = Map.copyOf(errors);
    }

    /** Reads {@code kind} and {@code q}. */
    public static RuleQuery parse(Map<String, String> query) {
        var errors = new TreeMap<String, String>();
        var word = query.getOrDefault("kind", "").strip();
        var kind = Kind.of(word);
        if (kind.isEmpty() && !word.isEmpty()) {
            errors.put("kind", Words.of("filter.there-is-no-such-kind"));
        }
        var words = Stream.of(query.getOrDefault("q", "").split("\\s+", -1))
                .filter(w -> !w.isEmpty())
                .map(w -> w.toLowerCase(Locale.ROOT))
                .toList();
        return new RuleQuery(kind, words, errors);
    }

    /** Those of the model, in its order. */
    public List<ProblemType> of(CausalModel model) {
        return model.problems().stream()
                .filter(p -> kind.isEmpty() || kind.get() == p.kind())
                .filter(p -> words.stream().allMatch(said(p)::contains))
                .toList();
    }

    private static String said(ProblemType problem) {
        var parts = Stream.of(
                Stream.of(
                        problem.name(),
                        problem.text(),
                        problem.advice(),
                        problem.category().word()),
                Stream.of(problem.kind().word(), problem.kind().label()),
                problem.faults().stream(),
                problem.rules().stream().map(r -> r.symptom().name()),
                problem.rules().stream().map(r -> r.symptom().text()));
        return String.join("\n", parts.flatMap(p -> p).toList()).toLowerCase(Locale.ROOT);
    }
}
