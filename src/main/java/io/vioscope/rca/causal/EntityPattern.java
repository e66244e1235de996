package io.vioscope.rca.causal;

import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of an entity: all the values of one of the alternatives, by name. {@code health}, {@code status} (the
 * source's own word), {@code admin} and {@code name} are the entity's; {@code read} is, for an endpoint in use, why the last
 * reading by it failed ({@link ReadFailure.Cause#word}), absent while it succeeds; any other name is an attribute.
 */
public final class EntityPattern {
    private static final String READ = "read";

    /** Of attributes that a further source tells of entities that are another's: what that source sees of its own. */
    private static final Map<String, Kind> TELLERS = Map.of("vcenter.", Kind.ESXI_HOST, "nsx.", Kind.EDGE_CLUSTER);

    /** True of everything. */
    public static final EntityPattern ANY = new EntityPattern(List.of(Map.of()));

    private record Term(String name, Reader reader, ValuePattern value) {
        boolean fits(Entity entity, ReadFailure.@Nullable Cause read) {
            return value.fits(reader.read(entity, read));
        }
    }

    private interface Reader {
        @Nullable
        String read(Entity entity, ReadFailure.@Nullable Cause read);
    }

    private final List<List<Term>> alternatives;
    private final boolean isAny;
    private final @Nullable Kind teller;

    /** A pattern of these alternatives. */
    public EntityPattern(List<Map<String, ValuePattern>> alternatives) {
        this.alternatives = alternatives.stream().map(EntityPattern::terms).toList();
        this.isAny = alternatives.stream().anyMatch(Map::isEmpty);
        this.teller = teller(alternatives);
    }

    private static @Nullable Kind teller(List<Map<String, ValuePattern>> alternatives) {
        return TELLERS.entrySet().stream()
                .filter(e -> !alternatives.isEmpty())
                .filter(e -> alternatives.stream()
                        .allMatch(terms -> terms.keySet().stream().anyMatch(name -> name.startsWith(e.getKey()))))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(null);
    }

    /**
     * What can be seen as long as whoever tells of this can, where it is not who tells of the entity itself; null where it is, or
     * where one alternative is known without.
     */
    public @Nullable Kind teller() {
        return teller;
    }

    private static List<Term> terms(Map<String, ValuePattern> written) {
        return new LinkedHashMap<>(written)
                .entrySet().stream()
                        .map(e -> new Term(e.getKey(), reader(e.getKey()), e.getValue()))
                        .toList();
    }

    /** The alternatives: of each, by name what values may be, in the order in which they were written. */
    public List<Map<String, ValuePattern>> written() {
        return alternatives.stream().map(EntityPattern::written).toList();
    }

    private static Map<String, ValuePattern> written(List<Term> terms) {
        var all = new LinkedHashMap<String, ValuePattern>();
        terms.forEach(term -> all.put(term.name(), term.value()));
        return all;
    }

    /** Whether it is true of an entity that was last read with that failure, or without one. */
    public boolean fits(Entity entity, ReadFailure.@Nullable Cause read) {
        if (isAny) {
            return true;
        }
        for (var terms : alternatives) {
            if (fits(terms, entity, read)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(List<Term> terms, Entity entity, ReadFailure.@Nullable Cause read) {
        for (var i = 0; i < terms.size(); i++) {
            if (!terms.get(i).fits(entity, read)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is true of everything. */
    public boolean isAny() {
        return isAny;
    }

    private static Reader reader(String name) {
        return switch (name) {
            case "health" -> (entity, read) -> entity.status().health().word();
            case "status" -> (entity, read) -> entity.status().word();
            case "admin" -> (entity, read) -> entity.status().admin().word();
            case "name" -> (entity, read) -> entity.name();
            case READ -> (entity, read) -> read == null ? null : read.word();
            default -> (entity, read) -> entity.attributes().get(name);
        };
    }

    /** In words. */
    @Override
    public String toString() {
        return isAny
                ? "any"
                : alternatives.stream()
                        .map(terms -> terms.stream()
                                .map(t -> t.name() + " is " + t.value())
                                .collect(Collectors.joining(" and ")))
                        .collect(Collectors.joining(", or "));
    }
}
