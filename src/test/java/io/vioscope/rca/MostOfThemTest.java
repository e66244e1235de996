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

/** What says so of all is not said where most of them are seen to be well. */
class MostOfThemTest {
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
        return Plants.named(edit.done());
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
