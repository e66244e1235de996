package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Placement's answers over HTTP: that they tell of Nova's hypervisors, and where they differ from what Nova says. */
class ProvidersTest {
    private static final String LIST = "/placement/resource_providers";
    private static final String DISABLED = LIST + "?required=COMPUTE_STATUS_DISABLED";
    private static final String NOVA = "/compute/v2.1/os-hypervisors/detail";

    private final RunningSimulator running = RunningSimulator.of(50, 2);
    private final ApiClient client = running.client().signedIn().version("placement", "1.36");

    @AfterEach
    void stop() {
        running.close();
    }

    private JsonNode provider() {
        return client.get(LIST).json().at("/resource_providers/0");
    }

    private JsonNode inventories() {
        return client.get(LIST + "/" + provider().path("uuid").asText() + "/inventories")
                .json()
                .path("inventories");
    }

    private List<String> names(String path) {
        return client.get(path).json().findValuesAsText("name");
    }

    private JsonNode hypervisor() {
        return client.get(NOVA).json().at("/hypervisors/0");
    }

    @Test
    void everyHypervisorHasAProviderOfItsName() {
        assertThat(names(LIST))
                .isEqualTo(client.get(NOVA).json().findValuesAsText("hypervisor_hostname"))
                .hasSize(2);
        assertThat(inventories().at("/VCPU/total")).isEqualTo(hypervisor().path("vcpus"));
    }

    @Test
    void noServerCanBeLargerThanAHost() {
        for (var inventory : inventories()) {
            assertThat(inventory.path("max_unit").asInt())
                    .isPositive()
                    .isLessThan(inventory.path("total").asInt());
        }
    }

    @Test
    void withoutAHostNovaSaysNothingIsThereAndPlacementKeepsWhatItHad() {
        var before = inventories();
        var id = provider().path("uuid").asText();
        assertThat(running.door()
                        .post("/admin/hypervisors/" + id + "/hosts?usable=0")
                        .status())
                .isEqualTo(204);
        assertThat(hypervisor().path("vcpus").asInt()).isZero();
        assertThat(hypervisor().path("memory_mb").asInt()).isZero();
        assertThat(hypervisor().path("local_gb").asInt()).isPositive();
        assertThat(inventories()).isEqualTo(before);
        assertThat(running.door()
                        .post("/admin/hypervisors/" + id + "/hosts?usable=1")
                        .status())
                .isEqualTo(204);
        assertThat(hypervisor().path("vcpus").asInt()).isPositive();
        assertThat(inventories().at("/VCPU/total").asInt())
                .isEqualTo(hypervisor().path("vcpus").asInt());
        var nothing = "00000000-0000-0000-0000-000000000000";
        assertThat(running.door()
                        .post("/admin/hypervisors/" + nothing + "/hosts?usable=0")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClusterHasNoMoreHostsThanItHas() {
        var id = provider().path("uuid").asText();
        for (var wrong : List.of("", "?usable=", "?usable=-1", "?usable=9999", "?usable=x")) {
            assertThat(running.door()
                            .post("/admin/hypervisors/" + id + "/hosts" + wrong)
                            .status())
                    .as(wrong)
                    .isEqualTo(404);
        }
    }

    @Test
    void aDisabledComputeHasATraitAndItsGenerationMoves() {
        var before = provider();
        assertThat(names(DISABLED)).isEmpty();
        running.simulator.cloud().controlPlane().disable("nova-compute@compute01", "planned");
        assertThat(names(DISABLED)).containsExactly(before.path("name").asText());
        assertThat(provider().path("generation").asInt())
                .isEqualTo(before.path("generation").asInt() + 1);
        running.simulator.cloud().controlPlane().disable("nova-compute@compute01", "planned");
        assertThat(provider().path("generation").asInt())
                .isEqualTo(before.path("generation").asInt() + 1);
        running.simulator.cloud().controlPlane().enable("nova-compute@compute01");
        assertThat(names(DISABLED)).isEmpty();
    }

    @Test
    void theGenerationMovesWithEveryServer() {
        var before = client.get(LIST).json().findValuesAsText("generation");
        running.simulator.cloud().boot();
        running.clock.advanceSeconds(10);
        assertThat(client.get(LIST).json().findValuesAsText("generation")).isNotEqualTo(before);
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThat(client.get(LIST + "?required=NO_SUCH_TRAIT").status()).isEqualTo(400);
        assertThat(client.get(LIST + "?limit=5").status()).isEqualTo(400);
        assertThat(client.version("placement", "1.17").get(DISABLED).status()).isEqualTo(400);
        var gone = client.get(LIST + "/00000000-0000-0000-0000-000000000000/inventories");
        assertThat(gone.status()).isEqualTo(404);
        var error = gone.json().at("/errors/0");
        assertThat(error.path("status").asInt()).isEqualTo(404);
        assertThat(error.path("title").asText()).isEqualTo("Not Found");
        assertThat(error.path("detail").asText()).startsWith("No resource provider with uuid");
        assertThat(error.path("request_id").asText()).isEqualTo(gone.header("x-openstack-request-id"));
    }
}
