package io.vioscope.inventory.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a group's members make of it. Each letter is a member: u works, d is down, x was disabled and is down, ? unknown. */
class ServiceGroupsTest {
    @ParameterizedTest
    @CsvSource({
        "HA,         uu,  Normal,            OK",
        "HA,         u,   Normal,            OK",
        "HA,         ud,  AtRisk,            DEGRADED",
        "HA,         uud, ReducedRedundancy, DEGRADED",
        "HA,         uux, Normal,            OK",
        "HA,         dd,  AllComponentsDown, DOWN",
        "HA,         d?,  Unknown,           UNKNOWN",
        "HA,         u?,  Normal,            OK",
        "HA,         xx,  Disabled,          UNKNOWN",
        "COMPACT,    u,   Normal,            OK",
        "COMPACT,    ud,  Normal,            OK",
        "COMPACT,    d,   AllComponentsDown, DOWN",
        "TINY,       u,   Normal,            OK",
        "TINY,       ud,  Normal,            OK",
        "KUBERNETES, ud,  AtRisk,            DEGRADED",
        "UNKNOWN,    ud,  ReducedRedundancy, DEGRADED"
    })
    void status(DeploymentMode mode, String members, String word, Health health) {
        var entities = IntStream.range(0, members.length())
                .mapToObj(i -> member(i, members.charAt(i)))
                .toList();
        var status = ServiceGroups.status(mode, entities);
        assertThat(status.word()).isEqualTo(word);
        assertThat(status.health()).isEqualTo(health);
    }

    private static Entity member(int number, char letter) {
        var status = switch (letter) {
            case 'u' -> Status.enabled("up", Health.OK);
            case 'd' -> Status.enabled("down", Health.DOWN);
            case 'x' -> Status.disabled("down", Health.DOWN);
            default -> Status.enabled("?", Health.UNKNOWN);
        };
        var key = new EntityKey(Kind.SERVICE, "nova-scheduler@controller0" + number);
        return new Entity(key, key.id(), status, Attributes.none(), List.of());
    }
}
