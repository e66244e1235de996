package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In a large cloud something else is always wrong as well: that hides no API that is of no use. */
class EndpointClaimsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final EntityKey GLANCE = new EntityKey(Kind.ENDPOINT, "image/public");
    private static final EntityKey CINDER = new EntityKey(Kind.ENDPOINT, "volumev3/public");
    private static final ProblemKey SILENT =
            new ProblemKey(Plants.key(Kind.COMPUTE_SERVICE, 1), "compute_service.down");

    private final Inventory.Edit edit;

    EndpointClaimsTest() {
        var sound = Plants.of(4, 40);
        edit = sound.edit();
        breaks(sound, SILENT.entity());
    }

    private void breaks(Inventory cloud, EntityKey key) {
        edit.put(Plants.broken(cloud.get(key).orElseThrow()));
    }

    private List<ProblemKey> open(Map<SourceId, Cause> failures) {
        var cloud = edit.done();
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), cloud, Readings.none(), Set.of());
        diagnosis.update(cloud, List.of(), new Readings(new HashMap<>(failures)), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        return List.copyOf(Problems.none().apply(facts, NOW).open().keySet());
    }

    @Test
    void anImageServiceThatFailsIsToldBesideASilentNovaCompute() {
        assertThat(open(Map.of(new SourceId("glance"), Cause.SERVER_ERROR)))
                .containsExactlyInAnyOrder(SILENT, new ProblemKey(GLANCE, "endpoint.flawed"));
    }

    @Test
    void aDeadCinderIsToldBesideASilentNovaCompute() {
        edit.put(Plants.entity(
                CINDER,
                Status.enabled("no answer", Health.DOWN),
                Map.of("in_use", "true", "service_type", "volumev3")));
        assertThat(open(Map.of())).containsExactlyInAnyOrder(SILENT, new ProblemKey(CINDER, "endpoint.volume"));
    }

    @Test
    void aNeutronThatFailsIsNoLostNsxManagerThoughNewServersGetNoNetwork() {
        for (var s = 0; s < 6; s++) {
            edit.put(Plants.entity(
                    new EntityKey(Kind.SERVER, "new-" + s),
                    Status.enabled("ERROR", Health.DOWN),
                    Map.of("fault", "Failed to allocate the network(s), not rescheduling.")));
        }
        assertThat(open(Map.of(new SourceId("neutron"), Cause.SERVER_ERROR)))
                .contains(new ProblemKey(new EntityKey(Kind.ENDPOINT, "network/public"), "endpoint.flawed"))
                .noneMatch(problem -> problem.name().equals("nsx_manager.down"));
    }
}
