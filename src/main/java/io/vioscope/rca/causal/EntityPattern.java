package io.vioscope.rca.causal;

import io.vioscope.model.Entity;
import io.vioscope.model.ReadFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of an entity: all the values of one of the alternatives, by name. {@code health}, {@code status} (the source's own word),
 * {@code admin} and {@code name} are the entity's; {@code read} is, for an endpoint in use, why the last reading by it failed
 * ({@link ReadFailure.Cause#word}), absent while it succeeds; any other name is an attribute.
 */
public record EntityPattern(List<Map<String, ValuePattern>> alternatives) {
    private static final String READ = "read";

    /** True of everything. */
    public static final EntityPattern ANY = new EntityPattern(List.of(Map.of()));

    public EntityPattern {
        alternatives = alternatives.stream()
                .map(terms -> Collections.unmodifiableMap(new LinkedHashMap<>(terms)))
                .toList();
    }

    /** Whether it is true of an entity that was last read with that failure, or without one. */
    public boolean fits(Entity entity, ReadFailure.@Nullable Cause read) {
        for (var terms : alternatives) {
            if (fits(terms, entity, read)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Map<String, ValuePattern> terms, Entity entity, ReadFailure.@Nullable Cause read) {
        for (var term : terms.entrySet()) {
            if (!term.getValue().fits(value(entity, term.getKey(), read))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is true of everything. */
    public boolean isAny() {
        return alternatives.stream().anyMatch(Map::isEmpty);
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
        return alternatives.stream()
                .map(terms -> terms.entrySet().stream()
                        .map(t -> t.getKey() + " is " + t.getValue())
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }
}
