package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.ProblemKey;
import java.util.Map;
import java.util.Optional;

/**
 * What explains what, at one moment. Worked out of what is believed and seen, and not recorded. Immutable.
 *
 * @param explained by the entity whose symptoms they are: the cause that explains them, whether or not it is announced
 */
public record Findings(Map<EntityKey, ProblemKey> explained) {
    private static final Findings NONE = new Findings(Map.of());

    public Findings {
        explained = Map.copyOf(explained);
    }

    /** Nothing is explained. */
    public static Findings none() {
        return NONE;
    }

    /** The cause of what is wrong with an entity, if one is known. */
    public Optional<ProblemKey> causeOf(EntityKey entity) {
        return Optional.ofNullable(explained.get(entity));
    }
}
