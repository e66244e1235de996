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

/** Servers that waited in vain for an answer, and a nova-compute that is said to be silent: a torn message bus, or nothing. */
class TornBusTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    private static List<String> open(boolean isContradicted) {
        var sound = Plants.of(4, 40);
        var edit = sound.edit();
        var silent =
                Plants.broken(sound.get(Plants.key(Kind.COMPUTE_SERVICE, 1)).orElseThrow());
        edit.put(isContradicted ? Plants.attribute(silent, "inferred.hypervisor_up", "true") : silent);
        IntStream.range(0, 2)
                .forEach(s -> edit.put(Plants.entity(
                        new EntityKey(Kind.SERVER, "new-" + s),
                        Status.enabled("ERROR", Health.DOWN),
                        Map.of("fault", "MessagingTimeout: Timed out waiting for a reply to message ID 4711"))));
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), edit.done(), Readings.none(), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        return Problems.none().apply(facts, NOW).open().keySet().stream()
                .map(key -> key.name())
                .toList();
    }

    @Test
    void aSilenceThatIsContradictedIsNoWordForATornBus() {
        assertThat(open(true)).containsExactly("compute_service.down");
    }

    @Test
    void aSilenceThatNothingContradictsIs() {
        assertThat(open(false)).containsExactly("message_bus.torn");
    }
}
