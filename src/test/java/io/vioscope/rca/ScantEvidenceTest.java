package io.vioscope.rca;

import static io.vioscope.rca.Plants.entity;
import static io.vioscope.rca.Plants.key;
import static io.vioscope.rca.Plants.tie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wide is not claimed on the word of one or two, and is where many show it. */
class ScantEvidenceTest {
    private static final Status OK = Status.enabled("ok", Health.OK);
    private static final Status DOWN = Status.enabled("down", Health.DOWN);

    private final Inventory sound = Plants.of(4, 60);
    private final Inventory.Edit edit = sound.edit();

    private void failed(int number, String fault) {
        var server = sound.get(key(Kind.SERVER, number)).orElseThrow();
        edit.put(Plants.attribute(server.withStatus(Status.enabled("ERROR", Health.DOWN)), "fault", fault));
    }

    /** New ones of one project, which came to no cluster. */
    private void withoutHost(int count) {
        for (var s = 100; s < 100 + count; s++) {
            edit.put(entity(
                    key(Kind.SERVER, s),
                    Status.enabled("ERROR", Health.DOWN),
                    Map.of("fault", "No valid host was found. "),
                    tie(RelationType.OWNED_BY, Kind.PROJECT, 0)));
        }
    }

    private void edges(Status word, Health routers) {
        edit.put(entity(key(Kind.EDGE_CLUSTER, 1), word, Map.of()));
        for (var r = 0; r < 6; r++) {
            edit.put(router(r, routers));
        }
    }

    private static Entity router(int r, Health health) {
        var said = Map.of("nsx.health", health.word());
        return entity(key(Kind.ROUTER, r), OK, said, tie(RelationType.RUNS_ON, Kind.EDGE_CLUSTER, 1));
    }

    private List<String> open() {
        return Plants.named(edit.done());
    }

    @Test
    void twoServersWithoutAHostAreNotAllNewServers() {
        withoutHost(2);
        assertThat(open()).isEmpty();
    }

    @Test
    void manyServersWithoutAHostAre() {
        withoutHost(8);
        assertThat(open()).containsExactly("cloud.no_room");
    }

    @Test
    void oneOfFourThatIsSilentIsNotTheMessageBus() {
        edit.put(sound.get(key(Kind.COMPUTE_SERVICE, 1)).orElseThrow().withStatus(DOWN));
        failed(0, "Timed out waiting for a reply to message ID 5e1f");
        assertThat(open()).containsExactly("compute_service.down");
    }

    @Test
    void edgesOfWhichNoRouterIsCarriedAreDownWhateverTheirOwnWord() {
        edges(OK, Health.DOWN);
        assertThat(open()).containsExactly("edge_cluster.down");
    }

    @Test
    void edgesThatCarryTheirRoutersAreNotDown() {
        edges(DOWN, Health.OK);
        assertThat(open()).isEmpty();
    }
}
