package io.vioscope.source.openstack.placement;

import io.vioscope.source.Look;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was read of each provider, and which are to be read again: those whose generation moved and, at a look at
 * everything, the others too, in case a generation lies; longest not asked first. For one thread.
 */
final class Memory {
    /** How many inventories one poll reads again: with every server the generation of its provider moves. */
    static final int AGAIN = 16;

    /** How many inventories one poll reads for the first time; a cloud of more is first known after several polls. */
    static final int FIRST = 200;

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final Set<String> notFound = new HashSet<>();
    private boolean noTrait;

    /**
     * An inventory.
     *
     * @param asOf when it was so: read, or its generation seen unmoved
     */
    record Known(Inventory inventory, Instant asOf) {
        boolean isOf(Provider provider) {
            return inventory.generation() == provider.generation();
        }
    }

    /** Providers were listed: whose generation has not moved is known as of now; what is not there is forgotten. */
    void listed(Providers providers, Instant now) {
        providers
                .roots()
                .forEach(provider -> known.computeIfPresent(
                        provider.uuid(),
                        (uuid, held) -> held.isOf(provider) ? new Known(held.inventory(), now) : held));
        if (providers.wrong() == null) {
            var there =
                    new HashSet<>(providers.roots().stream().map(Provider::uuid).toList());
            known.keySet().retainAll(there);
            asked.keySet().retainAll(there);
            notFound.retainAll(there);
        }
    }

    /** Whose inventories are to be read now: those that never were asked for, and some of those to be read again. */
    List<Provider> due(List<Provider> providers, Look look) {
        var fresh = providers.stream().filter(p -> !asked.containsKey(p.uuid())).limit(FIRST);
        var again = providers.stream()
                .filter(p -> asked.containsKey(p.uuid()))
                .filter(p -> look == Look.EVERYTHING || hasMoved(p))
                .sorted(Comparator.comparing((Provider p) -> !hasMoved(p)).thenComparing(this::askedAt))
                .limit(AGAIN);
        return Stream.concat(fresh, again).toList();
    }

    /** Whether what is known of a provider may be no longer so. */
    boolean hasMoved(Provider provider) {
        return of(provider).filter(held -> held.isOf(provider)).isEmpty();
    }

    private Instant askedAt(Provider provider) {
        return asked.getOrDefault(provider.uuid(), Instant.MIN);
    }

    /** An inventory is being asked for. */
    void asking(Provider provider, Instant now) {
        asked.put(provider.uuid(), now);
    }

    /** An inventory was read; true, as of any that was. */
    boolean read(Provider provider, Inventory inventory, Instant now) {
        known.put(provider.uuid(), new Known(inventory, now));
        notFound.remove(provider.uuid());
        return true;
    }

    /** There are no inventories of a provider that was just listed; whether that was so the last time, too. */
    boolean wasNotFound(Provider provider) {
        return !notFound.add(provider.uuid());
    }

    /** What is known of a provider, if anything. */
    Optional<Known> of(Provider provider) {
        return Optional.ofNullable(known.get(provider.uuid()));
    }

    /** Whether the server knows the trait that was asked for. */
    void trait(boolean isKnown) {
        noTrait = !isKnown;
    }

    /** Whether the server need not be asked for the trait: it was said not to know it, and has hardly been renewed since. */
    boolean hasNoTrait(Look look) {
        return noTrait && look == Look.CHANGES;
    }
}
