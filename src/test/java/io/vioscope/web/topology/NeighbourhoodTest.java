package io.vioscope.web.topology;

import static io.vioscope.web.topology.Terrain.key;
import static io.vioscope.web.topology.Terrain.tie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.web.topology.Neighbourhood.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an entity depends on, and what depends on it. */
class NeighbourhoodTest {
    private static final EntityKey SERVER = key(Kind.SERVER, "s1");

    private static Terrain terrain() {
        return new Terrain()
                .add(Kind.AVAILABILITY_ZONE, "az1", Health.OK)
                .cluster("c1", Health.OK, "az1", "v1")
                .server("s1", Health.OK, "c1", "p1")
                .server("s2", Health.OK, "c1", "p1")
                .add(Kind.VOLUME_POOL, "pool", Health.OK)
                .add(
                        Kind.VOLUME,
                        "vol",
                        Health.OK,
                        tie(RelationType.HOSTED_ON, Kind.VOLUME_POOL, "pool"),
                        tie(RelationType.ATTACHED_TO, Kind.SERVER, "s1"))
                .add(Kind.SNAPSHOT, "snap", Health.OK, tie(RelationType.SNAPSHOT_OF, Kind.VOLUME, "vol"));
    }

    private static List<String> around(EntityKey centre, int up, int down, int most) {
        return new Neighbourhood(terrain().view())
                .around(centre, up, down, most).neighbours().stream()
                        .map(n -> (n.way() == Way.UP ? "^" : "v") + n.steps() + " "
                                + n.to().entity().key())
                        .toList();
    }

    @Test
    void upIsWhatItDependsOnStepByStep() {
        assertThat(around(SERVER, 1, 0, 100)).containsExactlyInAnyOrder("^1 hypervisor/c1", "^1 volume/vol");
        assertThat(around(SERVER, 2, 0, 100))
                .startsWith("^1 hypervisor/c1", "^1 volume/vol")
                .contains("^2 compute_service/nova-compute@c1", "^2 volume_pool/pool")
                .doesNotContain("^2 server/s2", "^2 snapshot/snap");
        assertThat(around(SERVER, 3, 0, 100)).contains("^3 availability_zone/az1");
    }

    @Test
    void downIsWhatDependsOnIt() {
        var pool = key(Kind.VOLUME_POOL, "pool");
        assertThat(around(pool, 0, 1, 100)).containsExactly("v1 volume/vol");
        assertThat(around(pool, 0, 2, 100))
                .containsExactlyInAnyOrder("v1 volume/vol", "v2 server/s1", "v2 snapshot/snap");
        assertThat(around(pool, 0, 0, 100)).isEmpty();
    }

    @Test
    void whoseItIsIsNoDependence() {
        assertThat(around(SERVER, 10, 10, 1000)).noneMatch(line -> line.contains("project"));
        assertThat(around(key(Kind.PROJECT, "p1"), 10, 10, 1000)).isEmpty();
    }

    @Test
    void theNearestAreToldFirstAndThatThereAreMore() {
        var found = new Neighbourhood(terrain().view()).around(SERVER, 5, 5, 2);
        assertThat(found.isMore()).isTrue();
        assertThat(found.neighbours()).hasSize(2).allMatch(n -> n.steps() == 1);
        var all = new Neighbourhood(terrain().view()).around(SERVER, 1, 0, 2);
        assertThat(all.isMore()).isFalse();
        assertThat(all.neighbours()).hasSize(2);
    }
}
