package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Breaking things by HTTP and by hand. */
class FaultDoorTest {
    private static final String HOST = "host-101.c9a09be4-cb08-4511-a77f-d9e60a0700dd";

    private final RunningSimulator running = RunningSimulator.of(60, 3);
    private final ApiClient door = running.door();

    @AfterEach
    void stop() {
        running.close();
    }

    private static List<String> texts(JsonNode node) {
        return node.findValuesAsText("type");
    }

    @Test
    void aFaultIsInjectedToldAndEnded() {
        var answer = door.post("/faults", "{\"type\": \"esxi-down-ha\", \"target\": \"" + HOST + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("targets").get(0).asText()).isEqualTo("esxi_host/" + HOST);
        assertThat(answer.json().path("victims")).isNotEmpty();
        assertThat(door.get("/truth").json().at("/faults/0/ended").isNull()).isTrue();

        var id = answer.json().path("id").asText();
        assertThat(door.delete("/faults/" + id).status()).isEqualTo(204);
        assertThat(door.delete("/faults/" + id).status()).isEqualTo(404);
        assertThat(door.get("/truth").json().at("/faults/0/ended").asText()).isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void aFaultEndsByItselfWhenItWasToldTo() {
        door.post("/faults", "{\"type\": \"vm-crashed\", \"size\": 3, \"seconds\": 60}");
        assertThat(door.get("/truth").json().at("/faults/0/targets")).hasSize(3);
        running.clock.advanceSeconds(61);
        assertThat(door.get("/truth").json().at("/faults/0/ended").isNull()).isFalse();
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() {
        assertThat(door.post("/faults", "{\"type\": \"vcenter-unreachble\"}")
                        .json()
                        .at("/error/message")
                        .asText())
                .contains("there is no fault 'vcenter-unreachble'; did you mean 'vcenter-unreachable'?");
        assertThat(door.post("/faults", "{\"type\": \"vm-crashed\", \"target\": \"nobody\"}")
                        .json()
                        .at("/error/message")
                        .asText())
                .contains("'vm-crashed' cannot strike 'nobody': it is no server of this cloud");
        assertThat(door.post("/faults", "no json").status()).isEqualTo(400);
        assertThat(door.post("/faults", "{\"type\": \"dhcp-node-down\"}")
                        .json()
                        .at("/error/message")
                        .asText())
                .contains("this cloud has nothing that 'dhcp-node-down' could strike");
        assertThat(door.get("/truth").json().path("faults")).isEmpty();
    }

    @Test
    void allFaultsOfTheCatalogueAreOffered() {
        assertThat(texts(door.get("/fault-types").json()))
                .hasSizeGreaterThanOrEqualTo(94)
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingOfItIsOnThePortOfTheApis() {
        for (var path : List.of("/truth", "/faults", "/fault-types", "/admin/requests")) {
            assertThat(running.client().get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void byHandInABrowserWithoutScripts() {
        var answer = door.form("/break", "type=nova-api-down&size=1&seconds=");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(running.client()
                        .signedIn()
                        .get("/compute/v2.1/servers")
                        .raw()
                        .body())
                .asString()
                .contains("<h1>503 Service Unavailable</h1>");
        var page = new String(door.get("/").raw().body(), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("nova-api is dead on all controllers", "Repair")
                .doesNotContain("<script");
        door.form("/repair", "id=1");
        assertThat(running.client().signedIn().get("/compute/v2.1/servers").status())
                .isEqualTo(200);
        assertThat(door.form("/break", "type=nonsense").header("location")).contains("why=there+is+no+fault");
    }
}
