package io.vioscope.agent.table;

import io.vioscope.agent.tree.Instance;
import io.vioscope.agent.tree.Lazy;
import io.vioscope.agent.tree.Search;
import io.vioscope.agent.tree.TextIndex;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.snmp.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The entities of one kind in one cloud as rows, from one place in a table on. They are sorted when somebody walks there. */
final class EntityBlock {
    /** Entities in order, and what ends their instances. */
    private static final class Sorted {
        private final Entity[] entities;
        private final String[] texts;

        private Sorted(Entity[] entities, String[] texts) {
            this.entities = entities;
            this.texts = texts;
        }
    }

    private final CloudMoment cloud;
    private final int[] prefix;
    private final int offset;
    private final Map<String, Entity> byId;
    private final Lazy<Map<EntityKey, Severity>> worst;
    private final Lazy<Sorted> sorted;

    EntityBlock(CloudMoment cloud, Kind kind, int offset, Lazy<Map<EntityKey, Severity>> worst) {
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
                entities, Arrays.stream(entities).map(e -> TextIndex.of(e.id())).toArray(String[]::new));
    }

    int offset() {
        return offset;
    }

    int size() {
        return byId.size();
    }

    /** The row at that place of the table. */
    EntityRow row(int place) {
        return row(sorted.get().entities[place - offset]);
    }

    /** Its instance. */
    int[] instance(int place) {
        return TextIndex.after(prefix, sorted.get().texts[place - offset]);
    }

    private EntityRow row(Entity entity) {
        return new EntityRow(cloud, entity, worst);
    }

    /** Below zero if all of it comes before the instance, above zero if all of it comes after, 0 if it may hold it. */
    int compare(Instance instance) {
        for (int i = 0; i < prefix.length; i++) {
            if (instance.length() <= i) return 1;
            int order = Integer.compareUnsigned(prefix[i], instance.at(i));
            if (order != 0) return order;
        }
        return 0;
    }

    /** The row of exactly that instance. What is not there is not looked for where its text says all. */
    @Nullable
    EntityRow get(Instance instance) {
        var text = new StringBuilder();
        for (int i = prefix.length; i < instance.length(); i++) {
            int c = instance.at(i);
            if (c < ' ' || c >= 0x7f) return null;
            text.append((char) c);
        }
        var asked = text.toString();
        var entity = TextIndex.isPlain(asked) ? byId.get(asked) : null;
        if (entity == null && TextIndex.mayStandForAnother(asked)) entity = searched(instance);
        return entity == null ? null : row(entity);
    }

    private @Nullable Entity searched(Instance instance) {
        var all = sorted.get();
        int place = first(instance, order -> order >= 0);
        return place < size() && compare(all.texts[place], instance) == 0 ? all.entities[place] : null;
    }

    /** The place of the first row whose instance comes after that one. */
    int after(Instance instance) {
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
