package io.vioscope.source.trap;

import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.config.trap.TrapRule.By;
import io.vioscope.config.trap.TrapRule.Place;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entities that traps speak of. Names and attributes are looked up in a list that is made anew at most every few
 * seconds, so that a storm of traps costs no more than a look; what has come since is found then. For one thread.
 */
final class Finder {
    /** How old such a list may be. */
    static final Duration AGE = Duration.ofSeconds(5);

    /** An entity of a cloud. */
    record Found(String cloud, EntityKey entity) {}

    private record ListKey(String cloud, Kind kind, By by, String attribute) {}

    private record Index(Instant at, Map<String, List<EntityKey>> entries) {}

    private final Map<String, Inventory> clouds = new HashMap<>();
    private final Map<ListKey, Index> lists = new HashMap<>();

    /** A cloud is like that now. */
    void see(Snapshot snapshot) {
        clouds.put(snapshot.state().cloud(), snapshot.state().inventory());
    }

    /** All that may be meant, in the sender's cloud or in all. */
    List<Found> find(Place place, String value, Sender sender, Instant now) {
        var in = sender.cloud() == null ? Set.copyOf(clouds.keySet()) : Set.of(sender.cloud());
        var found = new ArrayList<Found>();
        in.stream().sorted().forEach(cloud -> {
            var inventory = clouds.get(cloud);
            if (inventory != null) {
                find(place, value, sender, cloud, inventory, now).forEach(key -> found.add(new Found(cloud, key)));
            }
        });
        return found;
    }

    private Stream<EntityKey> find(
            Place place, String value, Sender sender, String cloud, Inventory inventory, Instant now) {
        var kind = place.kind();
        if (place.by() == By.SENDER) {
            return known(inventory, sender.is()).filter(key -> kind == null || key.kind() == kind);
        }
        var of = Objects.requireNonNull(kind, "the reader asks for a kind");
        if (place.by() == By.ONLY) {
            return inventory.of(of).values().stream().map(Entity::key);
        }
        if (value.isEmpty()) {
            return Stream.empty();
        }
        if (place.by() == By.ID) {
            return known(inventory, new EntityKey(of, value));
        }
        var key = new ListKey(cloud, of, place.by(), place.attribute());
        return list(key, inventory, now).entries().getOrDefault(lower(value), List.of()).stream();
    }

    private static Stream<EntityKey> known(Inventory inventory, @Nullable EntityKey key) {
        return key == null ? Stream.empty() : inventory.get(key).map(Entity::key).stream();
    }

    private Index list(ListKey key, Inventory inventory, Instant now) {
        var before = lists.get(key);
        if (before != null && now.isBefore(before.at().plus(AGE))) {
            return before;
        }
        var entries = new HashMap<String, List<EntityKey>>();
        inventory.of(key.kind()).values().forEach(entity -> {
            var text = key.by() == By.NAME ? entity.name() : entity.attributes().get(key.attribute());
            if (text != null && !text.isEmpty()) {
                entries.computeIfAbsent(lower(text), same -> new ArrayList<>(1)).add(entity.key());
            }
        });
        var made = new Index(now, entries);
        lists.put(key, made);
        return made;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
