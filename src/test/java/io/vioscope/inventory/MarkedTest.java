package io.vioscope.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who has an inferred attribute is known without looking at everything, whatever has happened. */
class MarkedTest {
    private static final List<String> NAMES = List.of("inferred.overdue", "inferred.lost_server");

    @Test
    void isWhatALookAtAllWouldFind() {
        var random = new Random(7);
        var inventory = Inventory.empty();
        for (var step = 0; step < 400; step++) {
            var edit = inventory.edit();
            for (var i = 0; i < 5; i++) {
                var key = new EntityKey(random.nextBoolean() ? Kind.SERVER : Kind.VOLUME, "id" + random.nextInt(20));
                if (random.nextInt(4) == 0) {
                    edit.remove(key);
                } else {
                    edit.put(entity(key, random));
                }
            }
            inventory = edit.done();
            for (var name : NAMES) {
                assertThat(inventory.marked(name)).isEqualTo(found(inventory, name));
            }
        }
        assertThat(inventory.marked("task_state")).as("no inferred attribute").isEmpty();
    }

    @Test
    void whatWasSaidBeforeStaysAsItWas() {
        var marked = entity(new EntityKey(Kind.SERVER, "s"), Map.of(NAMES.get(0), "true"));
        var before = Inventory.empty().edit().put(marked).done();
        var after = before.edit().put(marked.withAttributes(Attributes.none())).done();
        assertThat(before.marked(NAMES.get(0))).containsExactly(marked.key());
        assertThat(after.marked(NAMES.get(0))).isEmpty();
    }

    private static Set<EntityKey> found(Inventory inventory, String name) {
        return inventory.all().stream()
                .filter(entity -> entity.attributes().get(name) != null)
                .map(Entity::key)
                .collect(Collectors.toSet());
    }

    private static Entity entity(EntityKey key, Random random) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        return entity(key, random.nextBoolean() ? Map.of(name, "true", "task_state", "x") : Map.of("task_state", "x"));
    }

    private static Entity entity(EntityKey key, Map<String, String> attributes) {
        return new Entity(key, "", Status.enabled("ACTIVE", Health.OK), Attributes.of(attributes), List.of());
    }
}
