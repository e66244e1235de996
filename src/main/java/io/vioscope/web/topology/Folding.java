package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.web.topology.Graph.Item;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes marks of the entities of a layer, no more than there is room for: each its own; or those that stand out, and the
 * others together by what carries them; or all together, in the end by health alone.
 */
final class Folding {
    /** A layer always fits into so many marks: those of two kinds by health, and the cause. */
    static final int LEAST = 2 * Mark.values().length + 1;

    private final Layer layer;
    private final Map<EntityKey, String> drawn;
    private final boolean byProject;
    private final Concern concern;

    /**
     * @param drawn     the marks of the layers before, by what they stand for
     * @param byProject whether to put together by project, as all have the same carrier
     */
    Folding(Layer layer, Map<EntityKey, String> drawn, boolean byProject, Concern concern) {
        this.layer = layer;
        this.drawn = drawn;
        this.byProject = byProject;
        this.concern = concern;
    }

    /** How fine it is folded, the finest first. */
    private enum Fineness {
        EACH,
        STANDOUTS_AND_GROUPS_BY_HEALTH,
        STANDOUTS_AND_GROUPS,
        GROUPS_BY_HEALTH,
        GROUPS,
        HEALTH
    }

    /** What stands together; empty texts and null where it is not by that. */
    private record Key(
            Kind kind,
            List<String> above,
            @Nullable EntityKey project,
            @Nullable Mark mark,
            String one) {}

    private static final class Tally {
        private final Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
        private final Map<Flow, Integer> hurt = new EnumMap<>(Flow.class);
        private final TreeSet<String> above = new TreeSet<>();
    }

    /** A mark, and what it stands for. */
    record Folded(Node node, List<Item> items) {}

    /** The marks, in no order; at most {@code room}, but {@link #LEAST} always fit. */
    List<Folded> into(int room) {
        for (var fineness : Fineness.values()) {
            var members = new HashMap<Key, List<Item>>();
            if (fold(fineness, Math.max(room, LEAST), members)) {
                return members.entrySet().stream()
                        .map(e -> new Folded(node(e.getKey(), e.getValue()), e.getValue()))
                        .toList();
            }
        }
        throw new IllegalStateException("a layer does not fit into " + room);
    }

    private boolean fold(Fineness fineness, int room, Map<Key, List<Item>> members) {
        if (fineness == Fineness.EACH && layer.items().size() > room) {
            return false;
        }
        for (var item : layer.items()) {
            members.computeIfAbsent(key(fineness, item), k -> new ArrayList<>()).add(item);
            if (members.size() > room) {
                return false;
            }
        }
        return true;
    }

    private Key key(Fineness fineness, Item item) {
        var kind = item.key().kind();
        var mark = item.seen().mark();
        if (concern.isCause(item.key()) || isAlone(fineness, mark)) {
            return new Key(kind, List.of(), null, null, item.key().id());
        }
        return switch (fineness) {
            case EACH, HEALTH -> new Key(kind, List.of(), null, mark, "");
            case STANDOUTS_AND_GROUPS_BY_HEALTH, GROUPS_BY_HEALTH ->
                new Key(kind, byProject ? List.of() : above(item), project(item), mark, "");
            case STANDOUTS_AND_GROUPS, GROUPS ->
                new Key(kind, byProject ? List.of() : above(item), project(item), null, "");
        };
    }

    private static boolean isAlone(Fineness fineness, Mark mark) {
        return switch (fineness) {
            case EACH -> true;
            case STANDOUTS_AND_GROUPS, STANDOUTS_AND_GROUPS_BY_HEALTH -> mark != Mark.OK && mark != Mark.OFF;
            default -> false;
        };
    }

    private List<String> above(Item item) {
        var keys = item.above();
        if (keys.size() == 1) {
            return List.of(Objects.requireNonNull(drawn.get(keys.get(0))));
        }
        return keys.stream()
                .map(drawn::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable EntityKey project(Item item) {
        return byProject ? item.seen().entity().related(RelationType.OWNED_BY).orElse(null) : null;
    }

    private Node node(Key key, List<Item> items) {
        var tally = new Tally();
        items.forEach(item -> add(tally, item));
        var one = items.size() == 1 ? Optional.of(items.get(0).seen()) : Optional.<Seen>empty();
        var id = one.map(seen -> "m-" + key.kind().word() + "-"
                        + Texts.encode(seen.entity().id()))
                .orElseGet(() -> "g-" + key.kind().word() + "-"
                        + UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8)));
        var cause = one.filter(seen -> concern.isCause(seen.entity().key())).isPresent();
        return new Node(
                id,
                key.kind(),
                one,
                Optional.ofNullable(key.project()),
                tally.counts,
                tally.hurt,
                cause,
                List.copyOf(tally.above));
    }

    private void add(Tally tally, Item item) {
        tally.counts.merge(item.seen().mark(), 1, Integer::sum);
        var flow = concern.hurt().get(item.key());
        if (flow != null) {
            tally.hurt.merge(flow, 1, Integer::sum);
        }
        tally.above.addAll(above(item));
    }
}
