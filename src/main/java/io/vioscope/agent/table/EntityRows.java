package io.vioscope.agent.table;

import io.vioscope.agent.tree.Instance;
import io.vioscope.agent.tree.Lazy;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.Search;
import io.vioscope.agent.tree.TextIndex;
import io.vioscope.model.Alarm;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.snmp.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Entities as rows, by cloud, kind and id. There may be hundreds of thousands: those of a kind are sorted when somebody
 * walks there, and a row is made when it is told.
 */
final class EntityRows implements Rows<EntityRow> {
    private final List<Block> blocks = new ArrayList<>();
    private final int size;

    /** All of those kinds, of all clouds. */
    EntityRows(Moment moment, Set<Kind> kinds) {
        int offset = 0;
        var clouds = moment.clouds().stream()
                .sorted(Comparator.comparing(CloudMoment::index))
                .toList();
        for (var cloud : clouds) {
            var worst = new Lazy<>(() -> worst(cloud));
            var present = cloud.inventory().kinds().stream()
                    .filter(kinds::contains)
                    .sorted(Comparator.comparing(Numbers::of))
                    .toList();
            for (var kind : present) {
                var block = new Block(cloud, kind, offset, worst);
                blocks.add(block);
                offset += block.size();
            }
        }
        size = offset;
    }

    private static Map<EntityKey, Severity> worst(CloudMoment cloud) {
        var worst = new HashMap<EntityKey, Severity>();
        cloud.snapshot().state().alarms().active().stream()
                .filter(Alarm::isAnnounced)
                .forEach(alarm ->
                        worst.merge(alarm.key().entity(), alarm.severity(), (a, b) -> a.compareTo(b) < 0 ? a : b));
        return worst;
    }

    /** Entities in order, and what ends their instances. */
    private static final class Sorted {
        private final Entity[] entities;
        private final String[] texts;

        private Sorted(Entity[] entities, String[] texts) {
            this.entities = entities;
            this.texts = texts;
        }
    }

    /** Those of one kind in one cloud, from that place on. */
    private static final class Block {
        private final CloudMoment cloud;
        private final int[] prefix;
        private final int offset;
        private final Map<String, Entity> byId;
        private final Lazy<Map<EntityKey, Severity>> worst;
        private final Lazy<Sorted> sorted;

        private Block(CloudMoment cloud, Kind kind, int offset, Lazy<Map<EntityKey, Severity>> worst) {
            this.cloud = cloud;
            this.prefix = new int[] {cloud.index(), Numbers.of(kind)};
            this.offset = offset;
            this.byId = cloud.inventory().of(kind);
            this.worst = worst;
            this.sorted = new Lazy<>(this::sort);
        }

        private Sorted sort() {
            var arePlain = byId.keySet().stream().allMatch(TextIndex::isPlain);
            var entities = byId.values().toArray(Entity[]::new);
            Arrays.sort(entities, Comparator.comparing(arePlain ? Entity::id : e -> TextIndex.of(e.id())));
            return new Sorted(
                    entities,
                    Arrays.stream(entities).map(e -> TextIndex.of(e.id())).toArray(String[]::new));
        }

        private int size() {
            return byId.size();
        }

        private EntityRow row(Entity entity) {
            return new EntityRow(cloud, entity, worst);
        }

        /** Below zero if all of it comes before the instance, above zero if all of it comes after, 0 if it may hold it. */
        private int compare(Instance instance) {
            for (int i = 0; i < prefix.length; i++) {
                if (instance.length() <= i) return 1;
                int order = Integer.compareUnsigned(prefix[i], instance.at(i));
                if (order != 0) return order;
            }
            return 0;
        }

        private @Nullable EntityRow get(Instance instance) {
            var text = new StringBuilder();
            for (int i = prefix.length; i < instance.length(); i++) {
                int c = instance.at(i);
                if (c < ' ' || c >= 0x7f) return null;
                text.append((char) c);
            }
            var entity = byId.get(text.toString());
            if (entity == null || !TextIndex.isPlain(entity.id())) entity = searched(instance);
            return entity == null ? null : row(entity);
        }

        private @Nullable Entity searched(Instance instance) {
            var all = sorted.get();
            int place = first(instance, order -> order >= 0);
            return place < size() && compare(all.texts[place], instance) == 0 ? all.entities[place] : null;
        }

        private int after(Instance instance) {
            return offset + first(instance, order -> order > 0);
        }

        private int first(Instance instance, IntPredicate isBehind) {
            var texts = sorted.get().texts;
            return Search.first(texts.length, i -> isBehind.test(compare(texts[i], instance)));
        }

        private int compare(String text, Instance instance) {
            return TextIndex.compare(text, instance, prefix.length);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public EntityRow row(int place) {
        var block = block(place);
        return block.row(block.sorted.get().entities[place - block.offset]);
    }

    @Override
    public int[] instance(int place) {
        var block = block(place);
        return TextIndex.after(block.prefix, block.sorted.get().texts[place - block.offset]);
    }

    private Block block(int place) {
        Objects.checkIndex(place, size);
        return blocks.get(Search.first(blocks.size(), i -> blocks.get(i).offset > place) - 1);
    }

    @Override
    public @Nullable EntityRow get(Instance instance) {
        for (var block : blocks) {
            if (block.compare(instance) == 0) return block.get(instance);
        }
        return null;
    }

    @Override
    public int after(Instance instance) {
        int first = Search.first(blocks.size(), i -> blocks.get(i).compare(instance) >= 0);
        if (first == blocks.size()) return size;
        var block = blocks.get(first);
        return block.compare(instance) > 0 ? block.offset : block.after(instance);
    }
}
