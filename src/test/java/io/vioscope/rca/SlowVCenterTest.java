package io.vioscope.rca;

import static io.vioscope.rca.Plants.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What takes too long has to do with vCenter only where nothing nearer explains it. */
class SlowVCenterTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final int CLUSTERS = 4;
    private static final int SERVERS = 40;
    private static final ProblemKey SLOW = new ProblemKey(key(Kind.VCENTER, 0), "vcenter.slow");
    private static final ProblemKey SILENT = new ProblemKey(key(Kind.COMPUTE_SERVICE, 1), "compute_service.down");

    private final Inventory sound = Plants.of(CLUSTERS, SERVERS);
    private final Inventory.Edit edit = sound.edit();
    private final List<EntityKey> changed = new ArrayList<>();

    /** Those servers of a cluster do not come to an end. */
    private void overdueServers(int cluster, int count) {
        IntStream.range(0, count).forEach(s -> overdue(key(Kind.SERVER, cluster + s * CLUSTERS)));
    }

    private void overdue(EntityKey key) {
        edit.put(Plants.attribute(sound.get(key).orElseThrow(), "inferred.overdue", "spawning"));
        changed.add(key);
    }

    private void silent(EntityKey key) {
        edit.put(sound.get(key).orElseThrow().withStatus(Status.enabled("down", Health.DOWN)));
        changed.add(key);
    }

    private List<ProblemKey> open() {
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), sound, Readings.none(), Set.of());
        diagnosis.update(edit.done(), changed, Readings.none(), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        return List.copyOf(Problems.none().apply(facts, NOW).open().keySet());
    }

    @Test
    void serversOfSeveralClustersThatTakeTooLongAreVCenters() {
        overdueServers(1, 3);
        overdueServers(2, 3);
        assertThat(open()).containsExactly(SLOW);
    }

    @Test
    void volumesThatTakeLongBesideADeadComputeServiceAreNot() {
        silent(SILENT.entity());
        overdueServers(1, 3);
        overdue(key(Kind.VOLUME, 3));
        overdue(key(Kind.VOLUME, 7));
        assertThat(open()).contains(SILENT).doesNotContain(SLOW);
    }
}
