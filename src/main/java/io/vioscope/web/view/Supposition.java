package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.words.Words;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A problem that somebody supposes: {@code entity=hypervisor/c3&problem=hypervisor.lost}.
 *
 * @param entity  of what; empty if it is not said, or wrong
 * @param problem which; likewise
 * @param errors  what is wrong, by parameter
 */
public record Supposition(Optional<EntityKey> entity, Optional<ProblemType> problem, Map<String, String> errors) {
    private static final String ENTITY = "entity";
    private static final String PROBLEM = "problem";

    public Supposition {
        errors = Map.copyOf(errors);
    }

    /** What is asked. A parameter that is not there is no error here. */
    public static Supposition of(Map<String, String> query, CausalModel model) {
        var errors = new TreeMap<String, String>();
        var text = query.getOrDefault(ENTITY, "").strip();
        var entity = entity(text);
        if (entity.isEmpty() && !text.isEmpty()) {
            errors.put(ENTITY, noEntity());
        }
        var name = query.getOrDefault(PROBLEM, "").strip();
        var problem = model.problem(name);
        if (problem.isEmpty() && !name.isEmpty()) {
            errors.put(
                    PROBLEM,
                    Words.of(
                            "what-if.there-is-no-problem-of",
                            entity.map(e -> right(e.kind(), model)).orElse("")));
        } else if (problem.isPresent()
                && entity.isPresent()
                && problem.get().kind() != entity.get().kind()) {
            errors.put(
                    PROBLEM,
                    Words.of(
                            "what-if.no-can-have-it",
                            Words.noun(entity.get().kind().label()),
                            right(entity.get().kind(), model)));
        }
        return new Supposition(entity, problem, errors);
    }

    /** Whether both are said and right. */
    public boolean isWhole() {
        return errors.isEmpty() && entity.isPresent() && problem.isPresent();
    }

    /** The problem that is supposed; for one that is {@linkplain #isWhole() whole}. */
    public ProblemKey key() {
        return new ProblemKey(entity.orElseThrow(), problem.orElseThrow().name());
    }

    /** What is wrong, and what is not said at all, for who has to say both. */
    public Map<String, String> errorsAndGaps() {
        var all = new TreeMap<>(errors);
        if (entity.isEmpty()) {
            all.putIfAbsent(ENTITY, noEntity());
        }
        if (problem.isEmpty()) {
            all.putIfAbsent(PROBLEM, Words.of("what-if.right-would-be-name-of"));
        }
        return all;
    }

    private static String noEntity() {
        return Words.of("what-if.right-would-be-kind-and");
    }

    private static Optional<EntityKey> entity(String text) {
        var slash = text.indexOf('/');
        var id = text.substring(slash + 1);
        return slash < 0 || !EntityKey.isValidId(id)
                ? Optional.empty()
                : Kind.of(text.substring(0, slash)).map(kind -> new EntityKey(kind, id));
    }

    private static String right(Kind kind, CausalModel model) {
        var names = model.problems().stream()
                .filter(p -> p.kind() == kind)
                .map(ProblemType::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Words.of("what-if.no-problem-of-is-known-2", Words.noun(kind.label()))
                : Words.of("what-if.right-would-be-one-of", names);
    }
}
