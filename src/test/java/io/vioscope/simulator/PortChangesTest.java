package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.ApiClient.Answer;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.fault.Faults.Injection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ports are made and deleted as Neutron does it, and refused as it refuses. */
class PortChangesTest {
    private static final String PORTS = "/network/v2.0/ports";

    private RunningSimulator running = new RunningSimulator(SimulatorOptions.DEFAULT.withSize(20, 2));
    private ApiClient admin = running.client().signedIn();

    @AfterEach
    void stop() {
        running.close();
    }

    private static Answer make(ApiClient who, String network) {
        return who.post(
                PORTS,
                "{\"port\": {\"network_id\": \"" + network
                        + "\", \"name\": \"mine\", \"description\": \"of mine\", \"admin_state_up\": true}}");
    }

    private String network(boolean isExternal) {
        for (JsonNode row : admin.get("/network/v2.0/networks").json().path("networks")) {
            if (row.path("router:external").asBoolean() == isExternal) {
                return row.path("id").asText();
            }
        }
        throw new AssertionError("no such network");
    }

    private static String type(Answer answer) {
        return answer.json().path("NeutronError").path("type").asText();
    }

    @Test
    void aPortIsThereFromItsCreationToItsDeletion() {
        var made = make(admin, network(false));
        assertThat(made.status()).isEqualTo(201);
        var port = made.json().path("port");
        assertThat(port.path("name").asText()).isEqualTo("mine");
        assertThat(port.path("description").asText()).isEqualTo("of mine");
        assertThat(port.path("device_id").asText()).isEmpty();
        assertThat(port.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(port.path("fixed_ips")).hasSize(1);
        var path = PORTS + "/" + port.path("id").asText();
        assertThat(admin.get(path).json()).isEqualTo(made.json());
        assertThat(admin.get(PORTS + "?name=mine").json().path("ports")).hasSize(1);
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(type(admin.delete(path))).isEqualTo("PortNotFound");
        assertThat(admin.get(PORTS + "?name=mine").json().path("ports")).isEmpty();
    }

    @Test
    void twoPortsHaveTwoAddresses() {
        var network = network(false);
        var one = make(admin, network).json().path("port").path("fixed_ips");
        var other = make(admin, network).json().path("port").path("fixed_ips");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void whatIsWrongOrNotThereIsRefused() {
        assertThat(admin.post(PORTS, "{\"ports\": []}").status()).isEqualTo(400);
        assertThat(admin.post(PORTS, "nonsense").status()).isEqualTo(400);
        assertThat(type(make(admin, "11111111-2222-4333-8444-555555555555"))).isEqualTo("NetworkNotFound");
        var member = running.client().signedIn("member", "webshop-prod");
        assertThat(make(member, network(true)).status()).isEqualTo(403);
        assertThat(make(running.client(), network(true)).status()).isEqualTo(401);
    }

    @Test
    void portsOfTheCloudItselfAreInUse() {
        var port = admin.get(PORTS).json().path("ports").get(0).path("id").asText();
        assertThat(type(admin.delete(PORTS + "/" + port))).isEqualTo("PortInUse");
    }

    @Test
    void aProjectWhoseQuotaIsUsedUpMakesNoPort() {
        var member = running.client().signedIn("member", "webshop-prod");
        var network = member.get("/network/v2.0/networks").json().path("networks");
        var own = network.findValuesAsText("id").stream()
                .filter(id -> make(member, id).status() == 201)
                .findFirst()
                .orElseThrow();
        var project = make(member, own).json().path("port").path("project_id").asText();
        running.simulator.faults().inject(Injection.of("quota-exhausted").on(new EntityKey(Kind.PROJECT, project)));
        assertThat(type(make(member, own))).isEqualTo("OverQuota");
    }

    @Test
    void withoutTheNsxManagerNothingIsMadeNorDeletedAndAllIsTold() {
        var network = network(false);
        var made = make(admin, network).json().path("port").path("id").asText();
        running.simulator.faults().inject(Injection.of("nsx-manager-down"));
        assertThat(make(admin, network).status()).isEqualTo(500);
        assertThat(admin.delete(PORTS + "/" + made).status()).isEqualTo(500);
        assertThat(admin.get(PORTS + "/" + made).status()).isEqualTo(200);
    }

    @Test
    void whereAgentsDoTheWorkAPortIsDownWithoutTheMessageBus() {
        running.close();
        running = new RunningSimulator(SimulatorOptions.DEFAULT.withSize(20, 2).withNetworking(Networking.DVS));
        admin = running.client().signedIn();
        running.simulator.faults().inject(Injection.of("nsx-manager-down"));
        running.simulator.faults().inject(Injection.of("message-queue-down"));
        var made = make(admin, network(false));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("port").path("status").asText()).isEqualTo("DOWN");
    }
}
