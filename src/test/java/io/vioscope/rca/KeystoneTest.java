package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Without Keystone all APIs fail as without a database; who answers in its place tells the two apart. */
class KeystoneTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final ProblemKey KEYSTONE =
            new ProblemKey(new EntityKey(Kind.ENDPOINT, "identity/public"), "endpoint.identity");
    private static final ProblemKey DATABASE =
            new ProblemKey(new EntityKey(Kind.DATABASE, "database"), "database.down");

    private final Inventory cloud = Plants.of(4, 40);

    /** What is open where all APIs say they are there, and all reading fails. */
    private List<ProblemKey> open(Cause keystone) {
        var failures = new HashMap<SourceId, Cause>();
        List.of("nova", "neutron", "cinder", "glance", "placement")
                .forEach(source -> failures.put(new SourceId(source), Cause.SERVER_ERROR));
        failures.put(new SourceId("keystone"), keystone);
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), cloud, Readings.none(), Set.of());
        diagnosis.update(cloud, List.of(), new Readings(failures), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        return List.copyOf(Problems.none().apply(facts, NOW).open().keySet());
    }

    @Test
    void whereALoadBalancerAnswersInItsPlaceItIsKeystone() {
        assertThat(open(Cause.NOT_JSON)).containsExactly(KEYSTONE);
    }

    @Test
    void whereItAnswersItselfThatItFailsItIsTheDatabase() {
        assertThat(open(Cause.SERVER_ERROR)).containsExactly(DATABASE);
    }
}
