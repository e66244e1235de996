package io.vioscope.source.vio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Look;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a management server that answers, and of its cloud. */
class VioReadingTest {
    private final FakeVio manager = new FakeVio(Api.PUBLIC);
    private final FakeVio oms = new FakeVio(Api.OMS);
    private final VirtualClock clock = new VirtualClock();

    @AfterEach
    void stop() {
        manager.close();
        oms.close();
    }

    private Report look(FakeVio vio) {
        return vio.run(vio.source(vio.access(), clock)::poll);
    }

    private Map<String, String> cloud(FakeVio vio) {
        return Objects.requireNonNull(look(vio).beyond().details().told().get(new EntityKey(Kind.CLOUD, "test")))
                .toMap();
    }

    @Test
    void thePublicApiTellsRedundancyMachinesAndServices() {
        assertThat(cloud(manager))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "vio.status", "running",
                        "vio.ha_enabled", "true",
                        "vio.mode", "kubernetes",
                        "vio.mode_because", "VIO's manager says so: high availability is enabled",
                        "vio.machines", "controller-a ready, viomanager ready",
                        "vio.services", "2"));
    }

    @Test
    void servicesThatAreNotAllReadyAndOnesOfWhichNothingIsAreNamed() {
        manager.status(false, 1);
        assertThat(cloud(manager))
                .containsEntry("vio.services_short", "nova-api (1 of 3)")
                .containsEntry("vio.ha_enabled", "false")
                .doesNotContainKey("vio.services_lost");
        manager.status(false, 0);
        assertThat(cloud(manager))
                .containsEntry("vio.services_lost", "nova-api (0 of 3)")
                .doesNotContainKey("vio.services_short");
    }

    @Test
    void theServerItselfIsAnEntityWithItsApiAndVersion() {
        assertThat(look(manager).entities()).singleElement().satisfies(server -> {
            assertThat(server.key()).isEqualTo(new EntityKey(Kind.MANAGEMENT_SERVER, "management_server"));
            assertThat(server.name()).isEqualTo("VIO management server of test");
            assertThat(server.status().word()).isEqualTo("answers");
            assertThat(server.attributes().toMap())
                    .containsOnly(
                            Map.entry("api", "Public API"),
                            Map.entry("url", manager.url().toString()),
                            Map.entry("version", "7.0.0.16105304"));
        });
        assertThat(look(oms).entities())
                .singleElement()
                .satisfies(server -> assertThat(server.attributes().get("api")).isEqualTo("OMS"));
    }

    @Test
    void omsTellsItsClusterAsItIs() {
        assertThat(cloud(oms))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "vio.status", "running",
                        "vio.mode", "ha",
                        "vio.mode_because",
                                "OMS says so: 2 machines are controllers, with the roles Controller, MemoryCache,"
                                        + " ObjectStorage",
                        "vio.machines",
                                "VIO-Controller-1 ready, VIO-Controller-2 ready, one of Compute bootstrap failed"));
    }

    @ParameterizedTest
    @CsvSource({
        "Controller, 2, ha",
        "'Controller Database MessageQueue', 1, compact",
        "'Controller Database Compute', 1, tiny",
        "Controller, 1, -",
        "Database, 1, -"
    })
    void theModeFollowsFromTheRolesOfVMwaresTemplatesOrIsNotTold(String roles, int controllers, String mode) {
        oms.clusters("RUNNING", "'" + String.join("', '", roles.split(" ")) + "'", controllers);
        assertThat(cloud(oms).getOrDefault("vio.mode", "-")).isEqualTo(mode);
    }

    @Test
    void ofTwoClustersNothingIsSaidThatMightBeOfTheOther() {
        oms.document(
                Oms.CLUSTERS,
                "[{'name': 'blue', 'status': 'RUNNING', 'nodeGroups': []}, {'name': 'green', 'status': 'PROVISIONING'}]");
        assertThat(cloud(oms)).containsOnly(Map.entry("vio.status", "not told"));
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void whichApiItSpeaksIsFoundOutOnceAndOneSessionIsHeld(Api api) {
        var vio = api == Api.OMS ? oms : manager;
        var source = vio.source(vio.access(), clock);
        vio.run(source::poll);
        clock.advanceSeconds(30);
        vio.asked.clear();
        vio.run(() -> source.poll(Look.CHANGES));
        assertThat(vio.asked).containsExactly("GET " + (api == Api.OMS ? Oms.CLUSTERS : PublicApi.STATUS));
        assertThat(vio.sessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aSessionThatIsOverIsBegunAnewWithinTheSameLook(Api api) {
        var vio = api == Api.OMS ? oms : manager;
        var source = vio.source(vio.access(), clock);
        vio.run(source::poll);
        vio.expire();
        clock.advanceSeconds(30);
        assertThat(vio.run(source::poll).beyond().details().told()).hasSize(1);
        assertThat(vio.sessions()).isEqualTo(2);
    }
}
