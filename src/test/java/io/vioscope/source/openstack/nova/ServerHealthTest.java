package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerHealthTest {
    @ParameterizedTest
    @CsvSource({
        "ACTIVE, active, RUNNING, '', ok, enabled",
        "ACTIVE, active, RUNNING, powering-off, ok, enabled",
        "ACTIVE, active, NOSTATE, '', unknown, enabled",
        "ACTIVE, active, '', '', unknown, enabled",
        "ACTIVE, active, SHUTDOWN, '', degraded, enabled",
        "ACTIVE, active, CRASHED, '', degraded, enabled",
        "ACTIVE, active, SHUTDOWN, powering-off, unknown, enabled",
        "ERROR, error, RUNNING, '', degraded, enabled",
        "ERROR, error, NOSTATE, '', down, enabled",
        "SHUTOFF, stopped, SHUTDOWN, '', down, disabled",
        "SHUTOFF, stopped, RUNNING, '', down, disabled",
        "PAUSED, paused, PAUSED, '', down, disabled",
        "SHELVED_OFFLOADED, shelved_offloaded, SHUTDOWN, '', down, disabled",
        "SOFT_DELETED, soft-delete, SHUTDOWN, '', down, disabled",
        "BUILD, building, NOSTATE, spawning, unknown, enabled",
        "REBOOT, active, RUNNING, rebooting, ok, enabled",
        "MIGRATING, active, RUNNING, migrating, ok, enabled",
        "HARD_REBOOT, active, SHUTDOWN, rebooting_hard, unknown, enabled",
        "VERIFY_RESIZE, resized, RUNNING, '', unknown, enabled",
        "RESCUE, rescued, RUNNING, '', degraded, enabled",
        "UNKNOWN, active, RUNNING, '', unknown, enabled",
        "A_NEW_ONE, x, y, z, unknown, enabled"
    })
    void isWhatTheTableSays(String status, String vmState, String power, String task, String health, String admin) {
        var is = ServerHealth.of(status, vmState, power, task);
        assertThat(is.word()).isEqualTo(status);
        assertThat(is.health().word()).isEqualTo(health);
        assertThat(is.admin().word()).isEqualTo(admin);
    }
}
