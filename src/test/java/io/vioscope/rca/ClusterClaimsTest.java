package io.vioscope.rca;

import static io.vioscope.rca.Plants.entity;
import static io.vioscope.rca.Plants.key;
import static io.vioscope.rca.Plants.tie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.rca.causal.CausalModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a cluster where the fault of its host is one that the model does not know. */
class ClusterClaimsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Status OK = Status.enabled("ok", Health.OK);
    private static final EntityKey CLUSTER = key(Kind.HYPERVISOR, 1);
    private static final int HOSTS = 4;

    private final List<Entity> all = new ArrayList<>();

    private static CausalModel without(String fault) {
        var model = CausalFiles.delivered();
        var others = model.problems().stream()
                .filter(problem -> !problem.faults().contains(fault))
                .toList();
        return new CausalModel(model.symptoms(), others, model.consequences());
    }

    /** One of four hosts with a fifth of the servers is lost, and the cluster has less capacity. */
    private ClusterClaimsTest lost(String server) {
        all.add(entity(CLUSTER, OK, Map.of("inferred.capacity_missing_percent", "25")));
        for (var host = 0; host < HOSTS; host++) {
            var word = host == 0 ? Status.enabled("not responding", Health.DOWN) : OK;
            all.add(entity(key(Kind.ESXI_HOST, host), word, Map.of(), tie(RelationType.PART_OF, Kind.HYPERVISOR, 1)));
        }
        for (var s = 0; s < 20; s++) {
            all.add(server(s, s % 5 == 0 ? server : "ACTIVE", s % 5 == 0 ? "disconnected" : "connected"));
        }
        return this;
    }

    private static Entity server(int s, String word, String connection) {
        return entity(
                key(Kind.SERVER, s),
                Status.enabled(word, word.equals("ACTIVE") ? Health.OK : Health.DOWN),
                Map.of("vcenter.connection", connection, "nova.stopped_by", "nobody"),
                tie(RelationType.HOSTED_ON, Kind.HYPERVISOR, 1),
                tie(RelationType.RUNS_ON, Kind.ESXI_HOST, s % 5 == 0 ? 0 : 1 + s % 3));
    }

    private List<Problem> open(CausalModel model) {
        var edit = Inventory.empty().edit();
        all.forEach(edit::put);
        var diagnosis = Diagnosis.of(model, edit.done(), Readings.none(), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, NOW, key -> Optional.empty());
        return List.copyOf(Problems.none().apply(facts, NOW).open().values());
    }

    @Test
    void aClusterThatHasCapacityLeftHasNotLostAllItsHosts() {
        assertThat(lost("ACTIVE").open(without("esxi-down-noha")))
                .noneMatch(problem -> problem.key().name().equals("hypervisor.all_hosts_gone"));
    }

    @Test
    void aClusterOfWhichMostHostsAreSeenToBeUpHasNotLostThemAll() {
        lost("ACTIVE").all.set(0, entity(CLUSTER, OK, Map.of()));
        assertThat(open(without("esxi-down-noha")))
                .noneMatch(problem -> problem.key().name().equals("hypervisor.all_hosts_gone"));
    }

    @Test
    void thatServersFailedWithTheirHostIsNotToldWhereNoneDid() {
        assertThat(lost("ACTIVE").open(without("esxi-disconnected")))
                .noneMatch(
                        problem -> problem.isAnnounced() && problem.key().name().equals("hypervisor.host_failed"));
    }

    @Test
    void thatServersFailedWithTheirHostIsFoundWhereTheyDid() {
        assertThat(lost("SHUTOFF").open(without("esxi-disconnected"))).anySatisfy(problem -> {
            assertThat(problem.key().name()).isEqualTo("hypervisor.host_failed");
            assertThat(problem.verdict().isAwaited()).isFalse();
        });
    }

    @Test
    void serversThatFindNoDatastoreNameTheirClusterWhoseOwnWordIsLost() {
        all.add(entity(CLUSTER, OK, Map.of("local_gb", "1000")));
        for (var s = 0; s < 6; s++) {
            all.add(entity(
                    key(Kind.SERVER, s),
                    Status.enabled("ERROR", Health.DOWN),
                    Map.of("fault", "DatastoreNotFound: no usable datastore"),
                    tie(RelationType.HOSTED_ON, Kind.HYPERVISOR, 1)));
        }
        assertThat(open(CausalFiles.delivered()))
                .extracting(problem -> problem.key().name())
                .containsExactly("hypervisor.no_storage");
    }
}
