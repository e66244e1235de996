package io.vioscope.source.openstack.neutron;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Status;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status word of Neutron, by plugin. A note is there wherever a word that sounds good, or bad, says nothing. */
class HealthTest {
    private static Plugin plugin(String name) {
        return Plugin.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static void is(Judged judged, String word, String health, String admin, boolean noted) {
        is(judged.status(), word, health, admin);
        assertThat(!judged.note().isEmpty()).as(judged.note()).isEqualTo(noted);
    }

    private static void is(Status status, String word, String health, String admin) {
        assertThat(status.word()).isEqualTo(word);
        assertThat(status.health().word()).isEqualTo(health);
        assertThat(status.admin().word()).isEqualTo(admin);
    }

    @ParameterizedTest
    @CsvSource({
        "other, ACTIVE, true, ovs, true, ok, enabled, false",
        "other, ACTIVE, '', '', true, ok, enabled, false",
        "other, ACTIVE, true, dvs, true, unknown, enabled, true",
        "nsx_v, ACTIVE, true, dvs, true, unknown, enabled, true",
        "nsx_v3, ACTIVE, true, ovs, true, unknown, enabled, true",
        "nsx_p, ACTIVE, true, ovs, true, unknown, enabled, true",
        "dvs, ACTIVE, true, dvs, true, unknown, enabled, true",
        "other, ACTIVE, false, ovs, true, unknown, disabled, true",
        "nsx_v3, ACTIVE, false, ovs, true, unknown, disabled, true",
        "other, DOWN, true, ovs, true, down, enabled, false",
        "other, DOWN, true, unbound, false, unknown, enabled, true",
        "other, DOWN, false, ovs, true, down, disabled, true",
        "nsx_v3, DOWN, true, ovs, true, down, enabled, true",
        "other, BUILD, true, ovs, true, unknown, enabled, false",
        "other, ERROR, true, ovs, true, down, enabled, false",
        "nsx_p, ERROR, true, ovs, true, down, enabled, false",
        "other, ERROR, true, binding_failed, true, down, enabled, false",
        "other, DOWN, true, binding_failed, true, down, enabled, true",
        "other, ACTIVE, true, binding_failed, true, down, enabled, true",
        "other, N/A, true, unbound, true, unknown, enabled, true",
        "other, A_NEW_ONE, true, ovs, true, unknown, enabled, false"
    })
    void ofAPort(
            String plugin,
            String status,
            String up,
            String vif,
            boolean attached,
            String health,
            String admin,
            boolean noted) {
        is(PortHealth.of(plugin(plugin), status, up, vif, attached), status, health, admin, noted);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, true, unknown, enabled, true",
        "ACTIVE, false, unknown, disabled, true",
        "BUILD, true, unknown, enabled, false",
        "DOWN, true, down, enabled, false",
        "DOWN, false, down, disabled, true",
        "ERROR, true, down, enabled, false",
        "A_NEW_ONE, true, unknown, enabled, false"
    })
    void ofANetwork(String status, String up, String health, String admin, boolean noted) {
        is(NetworkHealth.of(status, up), status, health, admin, noted);
    }

    @ParameterizedTest
    @CsvSource({
        "other, ACTIVE, true, ok, enabled, false",
        "nsx_v, ACTIVE, true, ok, enabled, true",
        "nsx_v3, ACTIVE, true, unknown, enabled, true",
        "nsx_p, ACTIVE, true, unknown, enabled, true",
        "dvs, ACTIVE, true, unknown, enabled, true",
        "other, ACTIVE, false, unknown, disabled, true",
        "nsx_v, ACTIVE, false, unknown, disabled, true",
        "other, ALLOCATING, true, unknown, enabled, false",
        "other, ERROR, true, down, enabled, false",
        "nsx_v, ERROR, true, down, enabled, false",
        "nsx_v3, ERROR, true, down, enabled, false",
        "nsx_p, ERROR, false, down, disabled, true",
        "nsx_v, PENDING_CREATE, true, unknown, enabled, false",
        "nsx_v, PENDING_UPDATE, true, unknown, enabled, false",
        "nsx_v, PENDING_DELETE, true, unknown, enabled, false",
        "other, A_NEW_ONE, true, unknown, enabled, false"
    })
    void ofARouter(String plugin, String status, String up, String health, String admin, boolean noted) {
        is(RouterHealth.of(plugin(plugin), status, up), status, health, admin, noted);
    }

    @ParameterizedTest
    @CsvSource({
        "other, ACTIVE, true, ok, false",
        "nsx_v, ACTIVE, true, unknown, true",
        "nsx_v3, ACTIVE, true, ok, true",
        "nsx_p, ACTIVE, true, unknown, true",
        "dvs, ACTIVE, true, unknown, true",
        "other, ACTIVE, false, unknown, true",
        "nsx_v3, ACTIVE, false, unknown, true",
        "other, DOWN, true, down, false",
        "other, DOWN, false, unknown, true",
        "nsx_v, DOWN, false, unknown, true",
        "nsx_v3, ERROR, true, down, false",
        "other, ERROR, false, down, false",
        "other, A_NEW_ONE, true, unknown, false"
    })
    void ofAFloatingIp(String plugin, String status, boolean associated, String health, boolean noted) {
        is(FloatingIpHealth.of(plugin(plugin), status, associated), status, health, "enabled", noted);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, up, ok, enabled",
        "true, false, up, ok, disabled",
        "false, true, down, down, enabled",
        "false, false, down, down, disabled",
        "'', true, not said, unknown, enabled"
    })
    void ofAnAgent(String alive, String up, String word, String health, String admin) {
        is(AgentHealth.of(alive, up), word, health, admin);
    }
}
