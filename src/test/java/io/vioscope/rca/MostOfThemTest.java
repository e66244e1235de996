package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What says so of all is not said where most of them are seen to be well. */
class MostOfThemTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    /** What is open where that many of four nova-computes of a vCenter were disabled by their driver, and servers find no host. */
    private static List<String> open(int disabled) {
        var sound = Plants.of(4, 40);
        var edit = sound.edit();
        IntStream.range(0, disabled)
                .mapToObj(c -> sound.get(Plants.key(Kind.COMPUTE_SERVICE, c)).orElseThrow())
                .forEach(service -> edit.put(Plants.autoDisabled(service)));
        IntStream.range(100, 110)
                .forEach(s -> edit.put(Plants.entity(
                        new EntityKey(Kind.SERVER, "new-" + s),
                        Status.enabled("ERROR", Health.DOWN),
                        Map.of("fault", "No valid host was found. There are not enough hosts available."))));
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), edit.done(), Readings.none(), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        return Problems.none().apply(facts, NOW).open().keySet().stream()
                .map(key -> key.name())
                .toList();
    }

    @Test
    void aVCenterOfWhichOneOfFourNovaComputesIsDisabledIsReachable() {
        assertThat(open(1)).containsExactlyInAnyOrder("compute_service.left_disabled", "cloud.no_room");
    }

    @Test
    void aVCenterOfWhichThreeOfFourNovaComputesAreDisabledIsNot() {
        assertThat(open(3)).containsExactly("vcenter.unreachable");
    }
}
