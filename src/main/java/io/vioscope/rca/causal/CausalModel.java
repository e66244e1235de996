package io.vioscope.rca.causal;

import io.vioscope.model.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that can be wrong and how it shows, made ready for looking up. Immutable. What is in it was checked
 * ({@link CausalLint}).
 */
public final class CausalModel {
    private static final CausalModel EMPTY = new CausalModel(List.of(), List.of(), List.of());

    /** A rule with the problem whose rule it is, that problem's number in the model, and the rule's place there. */
    public record Cause(ProblemType problem, int number, int place) {
        /** The rule. */
        public Rule rule() {
            return problem.rules().get(place);
        }
    }

    /** A symptom with its number among all. */
    public record Numbered(SymptomType type, int number) {}

    /** That the path of a rule goes on from, or ends at, a kind at that place of it; 1 is where its first step ends. */
    public record Passage(Cause cause, int place) {}

    private final List<SymptomType> symptoms;
    private final List<ProblemType> problems;
    private final List<Suffering> consequences;
    private final Map<Kind, List<Numbered>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, List<Cause>> causes = new HashMap<>();
    private final Map<Kind, List<Passage>> passages = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Cause>> expecting = new EnumMap<>(Kind.class);
    private final Map<String, ProblemType> byName = new HashMap<>();
    private final IdentityHashMap<SymptomType, Integer> numbers = new IdentityHashMap<>();

    /**
     * A model.
     *
     * @param symptoms     in the order in which those of one aspect are tried
     * @param problems     what can be wrong
     * @param consequences who suffers with whom, whatever the cause: the path leads to who suffers already
     */
    public CausalModel(List<SymptomType> symptoms, List<ProblemType> problems, List<Suffering> consequences) {
        this.symptoms = List.copyOf(symptoms);
        this.problems = List.copyOf(problems);
        this.consequences = List.copyOf(consequences);
        symptoms.forEach(this::add);
        for (var number = 0; number < problems.size(); number++) {
            var problem = problems.get(number);
            byName.put(problem.name(), problem);
            for (var place = 0; place < problem.rules().size(); place++) {
                index(new Cause(problem, number, place));
            }
        }
    }

    private void add(SymptomType symptom) {
        var number = numbers.size();
        numbers.put(symptom, number);
        byKind.computeIfAbsent(symptom.kind(), k -> new ArrayList<>()).add(new Numbered(symptom, number));
    }

    private void index(Cause cause) {
        var path = cause.rule().path();
        causes.computeIfAbsent(cause.rule().symptom().name(), k -> new ArrayList<>())
                .add(cause);
        if (cause.rule().countsAbsent()) {
            expecting.computeIfAbsent(path.from(), k -> new ArrayList<>()).add(cause);
        }
        for (var place = 1; place <= path.steps().size(); place++) {
            passages.computeIfAbsent(path.at(place), k -> new ArrayList<>()).add(new Passage(cause, place));
        }
    }

    /** Knows nothing and finds nothing. */
    public static CausalModel empty() {
        return EMPTY;
    }

    /** All symptoms. */
    public List<SymptomType> symptoms() {
        return symptoms;
    }

    /** All problems. */
    public List<ProblemType> problems() {
        return problems;
    }

    /** Who suffers with whom. */
    public List<Suffering> consequences() {
        return consequences;
    }

    /** The problem of that name. */
    public Optional<ProblemType> problem(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What entities of a kind can show. */
    public List<Numbered> symptoms(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The number of a symptom among all. */
    public int number(SymptomType symptom) {
        return Objects.requireNonNull(numbers.get(symptom), symptom.name());
    }

    /** What causes a symptom. */
    public List<Cause> causes(SymptomType symptom) {
        return causes.getOrDefault(symptom.name(), List.of());
    }

    /** Where the paths of rules reach that kind. */
    public List<Passage> passages(Kind kind) {
        return passages.getOrDefault(kind, List.of());
    }

    /** The rules by which something is expected of that kind, so that its absence counts. */
    public List<Cause> expecting(Kind kind) {
        return expecting.getOrDefault(kind, List.of());
    }
}
