package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices that heartbeats are lost and come back, now of one service, now of another, as where packets get lost: none of them is
 * silent for long, and all together are one thing. When a service was heard again, and that this goes on, are attributes, so that
 * a restart forgets neither. What comes back while many are silent does not count: those were lost together.
 */
final class Heartbeats {
    /** So long it is remembered that a service was heard again. */
    static final Duration LATELY = Duration.ofMinutes(20);

    /** What is over within so short a time may have been one thing. */
    private static final Duration SPREAD = Duration.ofMinutes(5);

    /** So often, as one now and then is missed where nothing is wrong. */
    private static final int OFTEN = 9;

    /** So many services: what one does over and over is its own trouble. */
    private static final int FEW = 3;

    /** And as often as one of so many services would once, as in a large cloud a few always miss. */
    private static final int SHARE = 10;

    /** One of so many silent at a time is no longer one now and then. */
    private static final int TOGETHER = 4;

    private static final String BETWEEN = ", ";
    private static final String REGAINED = Attributes.INFERRED + Attributes.OF_SOURCE + "heard_again";
    private static final String UNSTEADY = Attributes.INFERRED + Attributes.OF_SOURCE + "heartbeats_unsteady";
    private static final List<Kind> SERVICES =
            List.of(Kind.COMPUTE_SERVICE, Kind.SERVICE, Kind.VOLUME_SERVICE, Kind.AGENT);

    private final Inventory inventory;
    private final Instant now;
    private final Set<EntityKey> back = new HashSet<>();
    private final Set<EntityKey> gone = new HashSet<>();
    private final Map<EntityKey, Map<String, Change>> more = new TreeMap<>();

    private Heartbeats(Inventory inventory, Report report, List<Fact> facts) {
        this.inventory = inventory;
        this.now = report.at();
        facts.forEach(this::take);
    }

    /** Adds to the facts of a report which services are heard again, and whether that goes on and on. */
    static void follow(Inventory inventory, Report report, List<Fact> facts) {
        var all = new Heartbeats(inventory, report, facts);
        if (!all.back.isEmpty()
                || !inventory.marked(REGAINED).isEmpty()
                || !inventory.marked(UNSTEADY).isEmpty()) {
            all.note();
            Additions.add(all.more, inventory, facts);
        }
    }

    private void take(Fact fact) {
        if (fact instanceof Fact.StatusChanged changed
                && SERVICES.contains(changed.key().kind())
                && changed.from().health() == Health.DOWN
                && changed.to().health() == Health.OK) {
            back.add(changed.key());
        } else if (fact instanceof Fact.EntityDeleted deleted) {
            gone.add(deleted.last().key());
        }
    }

    private void note() {
        var times = new TreeMap<EntityKey, List<Instant>>();
        inventory.marked(REGAINED).forEach(key -> times.put(key, lately(key)));
        if (!isTogether()) {
            back.forEach(
                    key -> times.computeIfAbsent(key, k -> new ArrayList<>()).add(now));
        }
        times.keySet().removeAll(gone);
        times.forEach((key, moments) -> set(key, REGAINED, moments.isEmpty() ? null : joined(moments)));
        times.values().removeIf(List::isEmpty);
        var unsteady = isUnsteady(times) ? "true" : null;
        inventory.of(Kind.CLOUD).values().stream()
                .filter(cloud -> !gone.contains(cloud.key()))
                .forEach(cloud -> set(cloud.key(), UNSTEADY, unsteady));
    }

    /** When a service was heard again within the time that is remembered. */
    private List<Instant> lately(EntityKey key) {
        return Arrays.stream(Objects.requireNonNull(value(key, REGAINED)).split(BETWEEN))
                .map(Instant::parse)
                .filter(at -> at.plus(LATELY).isAfter(now))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String joined(List<Instant> moments) {
        return moments.stream().map(Instant::toString).collect(Collectors.joining(BETWEEN));
    }

    private boolean isUnsteady(Map<EntityKey, List<Instant>> times) {
        var moments = times.values().stream().flatMap(List::stream).sorted().toList();
        return times.size() >= FEW
                && moments.size() >= Math.max(OFTEN, count() / SHARE)
                && Duration.between(moments.get(0), moments.get(moments.size() - 1))
                                .compareTo(SPREAD)
                        >= 0;
    }

    /** Whether so many were silent before that those which are heard again were lost together. */
    private boolean isTogether() {
        var silent = SERVICES.stream()
                .flatMap(kind -> inventory.of(kind).values().stream())
                .filter(service -> service.status().health() == Health.DOWN)
                .count();
        return silent * TOGETHER >= count();
    }

    private int count() {
        return SERVICES.stream().mapToInt(kind -> inventory.of(kind).size()).sum();
    }

    private @Nullable String value(EntityKey key, String name) {
        return inventory
                .get(key)
                .map(Entity::attributes)
                .map(all -> all.get(name))
                .orElse(null);
    }

    private void set(EntityKey key, String name, @Nullable String to) {
        var from = value(key, name);
        if (from == null ? to != null : !from.equals(to)) {
            more.computeIfAbsent(key, k -> new TreeMap<>()).put(name, new Change(from, to));
        }
    }
}
