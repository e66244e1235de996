package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.ApiClient.Answer;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Injected;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Nova says of a server whose cluster, vCenter or nova-compute is in trouble; a minute is a tenth of a second here. */
class DiagnosticsTest {
    private final RunningSimulator running =
            new RunningSimulator(SimulatorOptions.DEFAULT.withSize(60, 2).withTimeFactor(600));
    private final ApiClient client = running.client().signedIn();

    @AfterEach
    void stop() {
        running.close();
    }

    private Injected strike(String fault) {
        return running.simulator.faults().inject(Injection.of(fault));
    }

    private List<String> servers(String status) {
        var list = client.version("2.47").get("/compute/v2.1/servers?all_tenants=true&limit=1000&status=" + status);
        return StreamSupport.stream(list.json().path("servers").spliterator(), false)
                .map(server -> server.path("id").asText())
                .toList();
    }

    private Answer diagnostics(String server) {
        return client.version("2.47").get("/compute/v2.1/servers/" + server + "/diagnostics");
    }

    private List<Answer> all() {
        return servers("ACTIVE").stream().map(this::diagnostics).toList();
    }

    private static String connection(Answer answer) {
        return answer.json().path("vmware:connectionState").asText();
    }

    @Test
    void whatRunsIsDiagnosedAndWhatIsOffIsNot() {
        assertThat(all())
                .isNotEmpty()
                .allMatch(a -> a.status() == 200 && connection(a).equals("connected"));
        var off = servers("SHUTOFF").get(0);
        assertThat(diagnostics(off).status()).isEqualTo(409);
        assertThat(diagnostics(off).json().at("/conflictingRequest/message").asText())
                .isEqualTo("Cannot 'get_diagnostics' instance " + off + " while it is in power state shutdown");
    }

    @Test
    void whatCrashedIsRefusedByTheStateThatNovaStillHolds() {
        var crashed = strike("vm-crashed").targets().get(0).id();
        assertThat(servers("ACTIVE")).contains(crashed);
        assertThat(diagnostics(crashed).status()).isEqualTo(409);
        assertThat(diagnostics(crashed).json().at("/conflictingRequest/message").asText())
                .endsWith("in power state running");
    }

    @Test
    void ofALostClusterVCenterTellsWhatItLastKnew() {
        var lost = strike("cluster-lost").victims().stream().map(EntityKey::id).toList();
        assertThat(lost).isNotEmpty();
        for (var server : servers("ACTIVE")) {
            var said = diagnostics(server);
            assertThat(connection(said)).isEqualTo(lost.contains(server) ? "disconnected" : "connected");
            assertThat(said.json().path("vmware:powerState").asText()).isEqualTo("poweredOn");
        }
    }

    @Test
    void withoutVCenterAndWithoutNovaComputeNobodyAnswersInTime() {
        strike("vcenter-unreachable");
        assertThat(all())
                .allMatch(a -> a.status() == 500)
                .allSatisfy(a -> assertThat(a.json().at("/computeFault/message").asText())
                        .contains("MessagingTimeout"));
    }

    @Test
    void aDeadNovaComputeAnswersForNoneOfItsServers() {
        strike("compute-process-down");
        assertThat(all()).extracting(Answer::status).contains(200, 500).containsOnly(200, 500);
    }

    @Test
    void aLoginThatVCenterRefusesIsAnErrorAtOnce() {
        strike("vcenter-credential-rejected");
        assertThat(all())
                .allMatch(a -> a.json().at("/computeFault/message").asText().contains("oslo_vmware"));
    }
}
