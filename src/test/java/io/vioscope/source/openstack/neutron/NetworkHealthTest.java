package io.vioscope.source.openstack.neutron;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status word of Neutron, and one of nobody. */
class NetworkHealthTest {
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,         true,  true,  OK,      ENABLED",
        "ACTIVE,         true,  false, UNKNOWN, ENABLED",
        "ACTIVE,         false, true,  OK,      DISABLED",
        "BUILD,          true,  true,  UNKNOWN, ENABLED",
        "DOWN,           true,  true,  DOWN,    ENABLED",
        "DOWN,           true,  false, DOWN,    ENABLED",
        "DOWN,           false, true,  DOWN,    DISABLED",
        "ERROR,          true,  false, DOWN,    ENABLED",
        "ALLOCATING,     true,  true,  UNKNOWN, ENABLED",
        "PENDING_CREATE, true,  true,  UNKNOWN, ENABLED",
        "N/A,            true,  true,  UNKNOWN, ENABLED",
        "NEVER_HEARD_OF, true,  true,  UNKNOWN, ENABLED"
    })
    void networkOrRouter(String word, String up, boolean told, Health health, AdminState admin) {
        assertThat(NetworkHealth.of(word, up, told)).isEqualTo(new Status(word, health, admin));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, vm1, compute:nova,           OK,      ENABLED",
        "DOWN,   vm1, compute:nova,           DOWN,    ENABLED",
        "DOWN,   '',  '',                     DOWN,    DISABLED",
        "DOWN,   r1,  network:router_gateway, UNKNOWN, ENABLED",
        "ERROR,  '',  '',                     DOWN,    ENABLED",
        "BUILD,  vm1, compute:nova,           UNKNOWN, ENABLED",
        "N/A,    f1,  network:floatingip,     UNKNOWN, ENABLED"
    })
    void port(String word, String device, String owner, Health health, AdminState admin) {
        assertThat(NetworkHealth.ofPort(word, "true", true, device, owner)).isEqualTo(new Status(word, health, admin));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, p1, OK,   ENABLED",
        "DOWN,   '', DOWN, DISABLED",
        "DOWN,   p1, DOWN, ENABLED",
        "ERROR,  '', DOWN, ENABLED"
    })
    void floatingIp(String word, String port, Health health, AdminState admin) {
        assertThat(NetworkHealth.ofFloatingIp(word, port)).isEqualTo(new Status(word, health, admin));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  OK,      ENABLED",
        "true,  false, OK,      DISABLED",
        "false, true,  DOWN,    ENABLED",
        "false, false, DOWN,    DISABLED",
        "'',    true,  UNKNOWN, ENABLED"
    })
    void agent(String alive, String up, Health health, AdminState admin) {
        var status = NetworkHealth.ofAgent(alive, up);
        assertThat(status.health()).isEqualTo(health);
        assertThat(status.admin()).isEqualTo(admin);
    }
}
