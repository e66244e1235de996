package io.vioscope.rca.causal;

import io.vioscope.model.Entity;
import io.vioscope.model.ReadFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of an entity, all of it: values by name. {@code health}, {@code status} (the source's own word),
 * {@code admin} and {@code name} are the entity's; {@code read} is, for an endpoint in use, why the last reading by it failed
 * ({@link ReadFailure.Cause#word}), absent while it succeeds; any other name is an attribute.
 */
public record EntityPattern(Map<String, ValuePattern> terms) {
    /** The name of the term that is about our own reading. */
    public static final String READ = "read";

    /** True of everything. */
    public static final EntityPattern ANY = new EntityPattern(Map.of());

    public EntityPattern {
        terms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** Whether it is true of an entity that was last read with that failure, or without one. */
    public boolean fits(Entity entity, ReadFailure.@Nullable Cause read) {
        for (var term : terms.entrySet()) {
            if (!term.getValue().fits(value(entity, term.getKey(), read))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it depends on how reading went. */
    public boolean asksForReading() {
        return terms.containsKey(READ);
    }

    private static @Nullable String value(Entity entity, String name, ReadFailure.@Nullable Cause read) {
        return switch (name) {
            case "health" -> entity.status().health().word();
            case "status" -> entity.status().word();
            case "admin" -> entity.status().admin().word();
            case "name" -> entity.name();
            case READ -> read == null ? null : read.word();
            default -> entity.attributes().get(name);
        };
    }

    /** In words. */
    @Override
    public String toString() {
        return terms.entrySet().stream()
                .map(t -> t.getKey() + " is " + t.getValue())
                .collect(Collectors.joining(" and "));
    }
}
