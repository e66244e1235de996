package io.vioscope.agent.table;

import io.vioscope.agent.tree.Instance;
import io.vioscope.agent.tree.Lazy;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.Search;
import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.snmp.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entities as rows, by cloud, kind and id. There may be hundreds of thousands: those of a kind are sorted when somebody
 * walks there, and a row is made when it is told.
 */
final class EntityRows implements Rows<EntityRow> {
    private final List<EntityBlock> blocks = new ArrayList<>();
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
                var block = new EntityBlock(cloud, kind, offset, worst);
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

    @Override
    public int size() {
        return size;
    }

    @Override
    public EntityRow row(int place) {
        var block = block(place);
        return block.row(place);
    }

    @Override
    public int[] instance(int place) {
        var block = block(place);
        return block.instance(place);
    }

    private EntityBlock block(int place) {
        Objects.checkIndex(place, size);
        return blocks.get(Search.first(blocks.size(), i -> blocks.get(i).offset() > place) - 1);
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
        return block.compare(instance) > 0 ? block.offset() : block.after(instance);
    }
}
