package io.vioscope.rca.causal;

import io.vioscope.model.Kind;
import java.util.ArrayList;
import java.util.Arrays;
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

    private final List<SymptomType> symptoms;
    private final List<ProblemType> problems;
    private final List<Suffering> consequences;
    private final Map<Kind, List<SymptomType>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, List<Cause>> causes = new HashMap<>();
    private final Map<Kind, List<Cause>> passing = new EnumMap<>(Kind.class);
    private final Map<String, ProblemType> byName = new HashMap<>();
    private final IdentityHashMap<SymptomType, Integer> places = new IdentityHashMap<>();

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
        symptoms.forEach(
                s -> byKind.computeIfAbsent(s.kind(), k -> new ArrayList<>()).add(s));
        byKind.values().forEach(all -> all.forEach(s -> places.put(s, all.indexOf(s))));
        for (var number = 0; number < problems.size(); number++) {
            var problem = problems.get(number);
            byName.put(problem.name(), problem);
            for (var place = 0; place < problem.rules().size(); place++) {
                index(new Cause(problem, number, place));
            }
        }
    }

    private void index(Cause cause) {
        var path = cause.rule().path();
        causes.computeIfAbsent(cause.rule().symptom().name(), k -> new ArrayList<>())
                .add(cause);
        Arrays.stream(Kind.values())
                .filter(kind -> passes(path, kind))
                .forEach(kind ->
                        passing.computeIfAbsent(kind, k -> new ArrayList<>()).add(cause));
    }

    private static boolean passes(Path path, Kind kind) {
        for (var place = 0; place <= path.steps().size(); place++) {
            if (path.at(place) == kind) {
                return true;
            }
        }
        return false;
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
    public List<SymptomType> symptoms(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The place of a symptom among those of its kind. */
    public int place(SymptomType symptom) {
        return Objects.requireNonNull(places.get(symptom), symptom.name());
    }

    /** What causes a symptom. */
    public List<Cause> causes(SymptomType symptom) {
        return causes.getOrDefault(symptom.name(), List.of());
    }

    /** The rules whose paths begin at, pass or end at that kind. */
    public List<Cause> passing(Kind kind) {
        return passing.getOrDefault(kind, List.of());
    }
}
