package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
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
    private static final String NO_ENTITY = "right would be a kind and an id, such as hypervisor/c3";

    public Supposition {
        errors = Map.copyOf(errors);
    }

    /** What is asked. A parameter that is not there is no error here. */
    public static Supposition of(Map<String, String> query, CausalModel model) {
        var errors = new TreeMap<String, String>();
        var text = query.getOrDefault(ENTITY, "").strip();
        var entity = entity(text);
        if (entity.isEmpty() && !text.isEmpty()) {
            errors.put(ENTITY, NO_ENTITY);
        }
        var name = query.getOrDefault(PROBLEM, "").strip();
        var problem = model.problem(name);
        if (problem.isEmpty() && !name.isEmpty()) {
            errors.put(
                    PROBLEM,
                    "there is no problem of that name"
                            + entity.map(e -> right(e.kind(), model)).orElse(""));
        } else if (problem.isPresent()
                && entity.isPresent()
                && problem.get().kind() != entity.get().kind()) {
            errors.put(
                    PROBLEM,
                    "no " + entity.get().kind().label() + " can have it"
                            + right(entity.get().kind(), model));
        }
        return new Supposition(entity, problem, errors);
    }

    /** What is wrong, and what is not said at all, for who has to say both. */
    public Map<String, String> errorsAndGaps() {
        var all = new TreeMap<>(errors);
        if (entity.isEmpty()) {
            all.putIfAbsent(ENTITY, NO_ENTITY);
        }
        if (problem.isEmpty()) {
            all.putIfAbsent(PROBLEM, "right would be the name of a problem; /api/v1/rules has all");
        }
        return all;
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
        return names.isEmpty() ? "; no problem of a " + kind.label() + " is known" : "; right would be one of " + names;
    }
}
