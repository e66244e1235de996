package io.vioscope.engine;

import static io.vioscope.engine.Worlds.START;
import static io.vioscope.engine.Worlds.complete;
import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the host of a server is: Nova's word, from the one heartbeat there is. */
class HostStatusTest {
    private static final Entity SERVER = server("s1", "ACTIVE", Health.OK, "c1");

    private static Snapshot read(Entity service) {
        var report = complete(SERVER, hypervisor("c1", Health.OK), service).at(START);
        return Worlds.ENGINE
                .step(Snapshot.unknown("prod"), new Input.Reported(report), START)
                .next();
    }

    private static Entity service(Health health, AdminState admin, String forcedDown) {
        return computeService("c1", health)
                .withStatus(new Status("", health, admin))
                .withAttributes(Attributes.of(Map.of("forced_down", forcedDown)));
    }

    @ParameterizedTest
    @CsvSource({
        "OK,      ENABLED,  false, UP",
        "DOWN,    ENABLED,  false, UNKNOWN",
        "OK,      DISABLED, false, MAINTENANCE",
        "DOWN,    DISABLED, false, MAINTENANCE",
        "DOWN,    ENABLED,  true,  DOWN",
        "UNKNOWN, ENABLED,  false, UNKNOWN"
    })
    void asNovaWouldSay(Health health, AdminState admin, String forcedDown, String word) {
        var snapshot = read(service(health, admin, forcedDown));
        assertThat(snapshot.attributes(SERVER).get("inferred.host_status")).isEqualTo(word);
        assertThat(snapshot.attributes(SERVER).get("vm_state")).isEqualTo("active");
    }

    @Test
    void whatWasNotSeenByTheLastReportIsUnknown() {
        var before = read(service(Health.OK, AdminState.ENABLED, "false"));
        var failed = Worlds.failed().at(START.plusSeconds(30));
        var after = Worlds.ENGINE
                .step(before, new Input.Reported(failed), START.plusSeconds(30))
                .next();
        assertThat(after.attributes(SERVER).get("inferred.host_status")).isEqualTo("UNKNOWN");
    }

    @Test
    void aServerOnNoKnownHypervisorHasNone() {
        var snapshot = read(service(Health.OK, AdminState.ENABLED, "false"));
        var elsewhere = server("s2", "ACTIVE", Health.OK, "c9");
        assertThat(snapshot.attributes(elsewhere).get("inferred.host_status")).isNull();
        assertThat(snapshot.attributes(hypervisor("c1", Health.OK))).isEqualTo(Attributes.none());
    }
}
