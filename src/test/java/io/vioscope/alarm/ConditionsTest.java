package io.vioscope.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each alarm goes on, and how bad it is; a dash where there must be none. */
class ConditionsTest {
    @ParameterizedTest
    @CsvSource({
        "service.down,             SERVICE,         down,              DOWN,     ENABLED,  MAJOR",
        "service.down,             SERVICE,         down,              DOWN,     DISABLED, WARNING",
        "service.down,             SERVICE,         up,                OK,       ENABLED,  -",
        "compute_service.down,     COMPUTE_SERVICE, down,              DOWN,     ENABLED,  MAJOR",
        "hypervisor.down,          HYPERVISOR,      down,              DOWN,     ENABLED,  MAJOR",
        "hypervisor.down,          HYPERVISOR,      up,                UNKNOWN,  ENABLED,  -",
        "server.error,             SERVER,          ERROR,             DOWN,     ENABLED,  MAJOR",
        "server.error,             SERVER,          ERROR,             DEGRADED, ENABLED,  MINOR",
        "server.error,             SERVER,          SHUTOFF,           DOWN,     DISABLED, -",
        "volume.error,             VOLUME,          error,             DOWN,     ENABLED,  MINOR",
        "volume.error,             VOLUME,          error_extending,   DEGRADED, ENABLED,  WARNING",
        "volume.error,             VOLUME,          creating,          UNKNOWN,  ENABLED,  -",
        "volume.error,             VOLUME,          in-use,            OK,       ENABLED,  -",
        "snapshot.error,           SNAPSHOT,        error,             DOWN,     ENABLED,  MINOR",
        "snapshot.error,           SNAPSHOT,        error_deleting,    DEGRADED, ENABLED,  WARNING",
        "volume_service.down,      VOLUME_SERVICE,  down,              DOWN,     ENABLED,  MAJOR",
        "agent.down,               AGENT,           silent,            DOWN,     ENABLED,  MAJOR",
        "agent.down,               AGENT,           silent,            DOWN,     DISABLED, WARNING",
        "router.error,             ROUTER,          ERROR,             DOWN,     ENABLED,  MAJOR",
        "router.error,             ROUTER,          ACTIVE,            UNKNOWN,  ENABLED,  -",
        "network.error,            NETWORK,         ERROR,             DOWN,     ENABLED,  MAJOR",
        "port.error,               PORT,            ERROR,             DOWN,     ENABLED,  MINOR",
        "port.error,               PORT,            DOWN,              DOWN,     ENABLED,  -",
        "floating_ip.error,        FLOATING_IP,     ERROR,             DOWN,     ENABLED,  MINOR",
        "floating_ip.error,        FLOATING_IP,     DOWN,              DOWN,     DISABLED, -",
        "service_group.down,       SERVICE_GROUP,   AllComponentsDown, DOWN,     ENABLED,  CRITICAL",
        "service_group.redundancy, SERVICE_GROUP,   AtRisk,            DEGRADED, ENABLED,  MINOR",
        "service_group.redundancy, SERVICE_GROUP,   ReducedRedundancy, DEGRADED, ENABLED,  WARNING",
        "service_group.redundancy, SERVICE_GROUP,   Normal,            OK,       ENABLED,  -",
        "vcenter.down,             VCENTER,         refused,           DOWN,     ENABLED,  MAJOR",
        "vcenter.down,             VCENTER,         login refused,     UNKNOWN,  ENABLED,  -",
        "vcenter.slow,             VCENTER,         slow,              DEGRADED, ENABLED,  MINOR",
        "esxi_host.down,           ESXI_HOST,       not responding,    DOWN,     ENABLED,  MAJOR",
        "esxi_host.down,           ESXI_HOST,       maintenance,       UNKNOWN,  DISABLED, -",
        "esxi_host.disconnected,   ESXI_HOST,       disconnected,      UNKNOWN,  DISABLED, WARNING",
        "datastore.down,           DATASTORE,       not accessible,    DOWN,     ENABLED,  CRITICAL",
        "datastore.down,           DATASTORE,       not accessible,    DOWN,     DISABLED, WARNING",
        "nsx_manager.down,         NSX_MANAGER,     unavailable,       DOWN,     ENABLED,  MAJOR",
        "nsx_manager.degraded,     NSX_MANAGER,     degraded,          DEGRADED, ENABLED,  MINOR",
        "nsx_manager.down,         NSX_MANAGER,     login refused,     UNKNOWN,  ENABLED,  -",
        "edge_cluster.down,        EDGE_CLUSTER,    down,              DOWN,     ENABLED,  CRITICAL",
        "edge_cluster.degraded,    EDGE_CLUSTER,    degraded,          DEGRADED, ENABLED,  MAJOR",
        "edge_cluster.down,        EDGE_CLUSTER,    not told,          UNKNOWN,  ENABLED,  -",
        "management_server.down,     MANAGEMENT_SERVER, refused,        DOWN,     ENABLED,  MINOR",
        "management_server.degraded, MANAGEMENT_SERVER, slow,           DEGRADED, ENABLED,  WARNING",
        "management_server.down,     MANAGEMENT_SERVER, login refused,  UNKNOWN,  ENABLED,  -"
    })
    void alarm(String condition, Kind kind, String word, Health health, AdminState admin, String severity) {
        var entity = entity(kind, "a name", new Status(word, health, admin));
        var found = Conditions.of(condition).orElseThrow();
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.holds().test(entity)).isEqualTo(!severity.equals("-"));
        if (!severity.equals("-")) {
            assertThat(found.severity().apply(entity)).isEqualTo(Severity.valueOf(severity));
            assertThat(found.text().apply(entity)).contains("a name");
        }
    }

    @ParameterizedTest
    @CsvSource({"40, -", "11, -", "10, WARNING", "6, WARNING", "5, MAJOR", "1, CRITICAL", "0, CRITICAL"})
    void aDatastoreWithLittleSpace(String free, String severity) {
        var store = entity(Kind.DATASTORE, "vsan", Status.enabled("accessible", Health.OK))
                .withAttributes(Attributes.of(Map.of("free_percent", free)));
        var found = Conditions.of("datastore.space").orElseThrow();
        assertThat(found.holds().test(store)).isEqualTo(!severity.equals("-"));
        if (!severity.equals("-")) {
            assertThat(found.severity().apply(store)).isEqualTo(Severity.valueOf(severity));
            assertThat(found.text().apply(store)).contains("vsan", free + " %");
        }
    }

    @ParameterizedTest
    @CsvSource({"inaccessible, true", "orphaned, true", "connected, false", "disconnected, false"})
    void aMachineThatVCenterCannotReach(String connection, boolean isOn) {
        var server = entity(Kind.SERVER, "web-1", Status.enabled("ACTIVE", Health.OK))
                .withAttributes(Attributes.of(Map.of("vcenter.connection", connection)));
        assertThat(Conditions.of("server.inaccessible").orElseThrow().holds().test(server))
                .isEqualTo(isOn);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, red, true", "ACTIVE, green, false", "ACTIVE, gray, false", "SHUTOFF, red, false"})
    void aGuestThatStopsAnsweringVMwareTools(String status, String heartbeat, boolean isOn) {
        var server = entity(Kind.SERVER, "web-1", Status.enabled(status, Health.UNKNOWN))
                .withAttributes(Attributes.of(Map.of("vcenter.heartbeat", heartbeat)));
        assertThat(Conditions.of("server.guest_hangs").orElseThrow().holds().test(server))
                .isEqualTo(isOn);
    }

    @ParameterizedTest
    @CsvSource({
        "server.powered_off, SHUTOFF, nova.stopped_by, nobody,   true",
        "server.powered_off, SHUTOFF, nova.stopped_by, owner,    false",
        "server.powered_off, SHUTOFF, power_state,     SHUTDOWN, false",
        "server.powered_off, ACTIVE,  nova.stopped_by, nobody,   false",
        "server.missing,     ACTIVE,  power_state,     NOSTATE,  true",
        "server.missing,     BUILD,   power_state,     NOSTATE,  false",
        "server.missing,     ACTIVE,  power_state,     RUNNING,  false"
    })
    void aServerThatIsOffThoughNobodyAsked(
            String condition, String word, String attribute, String value, boolean isOn) {
        var server = entity(Kind.SERVER, "web-1", Status.enabled(word, Health.DOWN))
                .withAttributes(Attributes.of(Map.of(attribute, value)));
        var found = Conditions.of(condition).orElseThrow();
        assertThat(found.holds().test(server)).isEqualTo(isOn);
        assertThat(found.severity().apply(server)).isEqualTo(Severity.MAJOR);
        assertThat(found.text().apply(server)).contains("web-1");
    }

    @ParameterizedTest
    @CsvSource({
        "0,   ENABLED,  -",
        "13,  ENABLED,  MINOR",
        "50,  ENABLED,  MAJOR",
        "100, ENABLED,  CRITICAL",
        "100, DISABLED, WARNING",
        "x,   ENABLED,  -"
    })
    void capacityThatIsMissing(String percent, AdminState admin, String severity) {
        var hypervisor = entity(Kind.HYPERVISOR, "domain-c26", new Status("up", Health.OK, admin))
                .withAttributes(Attributes.of(Map.of(
                        "vcpus", "336",
                        "memory_mb", "2000",
                        "inferred.vcpus_full", "384",
                        "inferred.memory_mb_full", "3000",
                        "inferred.capacity_missing_percent", percent)));
        var found = Conditions.of("hypervisor.capacity").orElseThrow();
        assertThat(found.holds().test(hypervisor)).isEqualTo(!severity.equals("-"));
        if (!severity.equals("-")) {
            assertThat(found.severity().apply(hypervisor)).isEqualTo(Severity.valueOf(severity));
            assertThat(found.text().apply(hypervisor)).contains("domain-c26", "336 of 384 vCPUs");
        }
    }

    @Test
    void whatTrapsSayIsAsBadAsTheWorstOfItAndWhatTheyNoteIsNot() {
        var noted = entity(Kind.SERVER, "web-1", Status.enabled("ACTIVE", Health.OK))
                .withAttributes(Attributes.of(Map.of("traps.esxi_power", "note", "traps.esxi_power.text", "off")));
        var found = Conditions.of("server.trap").orElseThrow();
        assertThat(found.holds().test(noted)).isFalse();

        var map = new TreeMap<>(noted.attributes().toMap());
        map.put("traps.vcenter_alarm.1", "warning");
        map.put("traps.vcenter_alarm.1.text", "CPU");
        map.put("traps.vcenter_alarm.2", "major");
        map.put("traps.vcenter_alarm.2.text", "critical");
        var wrong = noted.withAttributes(Attributes.of(map));
        assertThat(found.holds().test(wrong)).isTrue();
        assertThat(found.severity().apply(wrong)).isEqualTo(Severity.MAJOR);
        assertThat(found.text().apply(wrong)).isEqualTo("Traps say of server web-1: critical; CPU");
    }

    @Test
    void noConditionIsThereTwice() {
        assertThat(Conditions.ALL).extracting(Condition::name).doesNotHaveDuplicates();
    }

    @Test
    void whatHasNoNameIsCalledByItsId() {
        var port = entity(Kind.PORT, "", Status.enabled("ERROR", Health.DOWN));
        assertThat(Conditions.of("port.error").orElseThrow().text().apply(port)).contains("the-id");
    }

    private static Entity entity(Kind kind, String name, Status status) {
        return new Entity(
                new EntityKey(kind, "the-id"),
                name,
                status,
                Attributes.of(Map.of("members", "2", "working", "1")),
                List.of());
    }
}
