package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.rca.WhatIf;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The problem that is marked on the map.
 *
 * @param cause the entity that is held to be the cause; empty where no problem is marked
 * @param hurt  who suffers from it, each with the gravest way
 */
public record Concern(Optional<EntityKey> cause, Map<EntityKey, Flow> hurt) {
    /** No problem is marked. */
    public static final Concern NONE = new Concern(Optional.empty(), Map.of());

    public Concern {
        hurt = Collections.unmodifiableMap(new HashMap<>(hurt));
    }

    /** A problem of which it is not known who suffers. */
    public static Concern of(EntityKey cause) {
        return new Concern(Optional.of(cause), Map.of());
    }

    /** A problem from which those suffer. */
    public static Concern of(EntityKey cause, WhatIf answer) {
        var hurt = new HashMap<EntityKey, Flow>();
        for (var flow : Flow.values()) {
            answer.sufferers()
                    .getOrDefault(flow, Collections.emptySortedMap())
                    .values()
                    .forEach(keys -> keys.forEach(key -> hurt.putIfAbsent(key, flow)));
        }
        return new Concern(Optional.of(cause), hurt);
    }

    boolean isCause(EntityKey key) {
        return cause.filter(key::equals).isPresent();
    }
}
