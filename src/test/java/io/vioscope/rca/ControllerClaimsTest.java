package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.RelationType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A controller that is lost takes its cinder-volume with it, and what users ask of that fails. */
class ControllerClaimsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final EntityKey LOST = Plants.key(Kind.CONTROLLER, 0);

    private static Inventory lost() {
        var sound = Plants.of(4, 40);
        var edit = sound.edit();
        sound.all().stream()
                .filter(ControllerClaimsTest::isBroken)
                .map(Plants::broken)
                .forEach(edit::put);
        return edit.done();
    }

    private static boolean isBroken(Entity entity) {
        return entity.related(RelationType.HOSTED_ON).filter(LOST::equals).isPresent()
                || entity.key().equals(Plants.key(Kind.VOLUME, 3))
                || entity.key().equals(Plants.key(Kind.VOLUME, 6));
    }

    @Test
    void volumesThatFailWithItAreNoLostCinderVolumeBesideIt() {
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), lost(), Readings.none(), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        assertThat(Problems.none().apply(facts, NOW).open().keySet())
                .containsExactly(new ProblemKey(LOST, "controller.down"));
    }
}
