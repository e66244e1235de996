package io.vioscope.source.openstack.octavia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBalancerHealthTest {
    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ONLINE, true, 1, ONLINE, ok, enabled",
        "ACTIVE, ONLINE, false, 1, ONLINE, ok, disabled",
        "ACTIVE, DEGRADED, true, 1, DEGRADED, degraded, enabled",
        "ACTIVE, ERROR, true, 1, ERROR, down, enabled",
        "ACTIVE, OFFLINE, true, 1, OFFLINE, down, enabled",
        "ACTIVE, OFFLINE, true, 0, OFFLINE, unknown, enabled",
        "ACTIVE, OFFLINE, false, 1, OFFLINE, down, disabled",
        "ACTIVE, NO_MONITOR, true, 1, NO_MONITOR, unknown, enabled",
        "ACTIVE, DRAINING, true, 1, DRAINING, unknown, enabled",
        "ACTIVE, A_NEW_ONE, true, 1, A_NEW_ONE, unknown, enabled",
        "PENDING_UPDATE, ONLINE, true, 1, PENDING_UPDATE, ok, enabled",
        "PENDING_UPDATE, ERROR, true, 1, PENDING_UPDATE, down, enabled",
        "ERROR, ONLINE, true, 1, ERROR, degraded, enabled",
        "ERROR, NO_MONITOR, true, 1, ERROR, degraded, enabled",
        "ERROR, OFFLINE, true, 1, ERROR, down, enabled",
        "ERROR, ERROR, true, 1, ERROR, down, enabled",
        "PENDING_CREATE, OFFLINE, true, 1, PENDING_CREATE, unknown, enabled",
        "PENDING_DELETE, ONLINE, true, 1, PENDING_DELETE, unknown, enabled",
        "ALLOCATED, ONLINE, true, 1, ALLOCATED, unknown, enabled",
        "BOOTING, ONLINE, true, 1, BOOTING, unknown, enabled",
        "AMPHORA_ALLOCATED, ONLINE, true, 1, AMPHORA_ALLOCATED, unknown, enabled",
        "AMPHORA_BOOTING, ONLINE, true, 1, AMPHORA_BOOTING, unknown, enabled",
        "A_NEW_ONE, ONLINE, true, 1, A_NEW_ONE, unknown, enabled"
    })
    void isWhatTheTableSays(
            String provisioning, String operating, String up, int listeners, String word, String health, String admin) {
        var is = LoadBalancerHealth.of(provisioning, operating, up, listeners);
        assertThat(is.word()).isEqualTo(word);
        assertThat(is.health().word()).isEqualTo(health);
        assertThat(is.admin().word()).isEqualTo(admin);
    }
}
