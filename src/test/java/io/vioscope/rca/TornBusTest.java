package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers that waited in vain for an answer, and a nova-compute that is said to be silent: a torn message bus, or nothing. */
class TornBusTest {
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
        return Plants.named(edit.done());
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
