package io.vioscope.source.openstack.cinder;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status word of Cinder's. */
class HealthTablesTest {
    private static void check(Status is, String word, String health, String admin) {
        assertThat(is.word()).isEqualTo(word);
        assertThat(is.health().word()).isEqualTo(health);
        assertThat(is.admin().word()).isEqualTo(admin);
    }

    @ParameterizedTest
    @CsvSource({
        "available, ok, enabled",
        "in-use, ok, enabled",
        "reserved, ok, enabled",
        "attaching, ok, enabled",
        "detaching, ok, enabled",
        "awaiting-transfer, ok, enabled",
        "backing-up, ok, enabled",
        "uploading, ok, enabled",
        "creating, unknown, enabled",
        "managing, unknown, enabled",
        "downloading, unknown, enabled",
        "extending, unknown, enabled",
        "retyping, unknown, enabled",
        "restoring-backup, unknown, enabled",
        "reverting, unknown, enabled",
        "maintenance, unknown, disabled",
        "deleting, unknown, disabled",
        "error_managing_deleting, unknown, disabled",
        "unmanaging, unknown, disabled",
        "deleted, unknown, disabled",
        "error_deleting, degraded, enabled",
        "error_unmanaging, degraded, enabled",
        "error_backing-up, degraded, enabled",
        "error_extending, degraded, enabled",
        "error, down, enabled",
        "error_managing, down, enabled",
        "error_restoring, down, enabled",
        "a-new-one, unknown, enabled"
    })
    void ofAVolume(String word, String health, String admin) {
        check(VolumeHealth.of(word), word, health, admin);
    }

    @ParameterizedTest
    @CsvSource({
        "available, ok, enabled",
        "backing-up, ok, enabled",
        "restoring, ok, enabled",
        "creating, unknown, enabled",
        "updating, unknown, enabled",
        "deleting, unknown, disabled",
        "unmanaging, unknown, disabled",
        "deleted, unknown, disabled",
        "error_deleting, degraded, enabled",
        "error, down, enabled",
        "a-new-one, unknown, enabled"
    })
    void ofASnapshot(String word, String health, String admin) {
        check(SnapshotHealth.of(word), word, health, admin);
    }

    @ParameterizedTest
    @CsvSource({
        "up, enabled, false, ok, enabled",
        "up, enabled, '', ok, enabled",
        "up, disabled, false, ok, disabled",
        "up, enabled, true, ok, disabled",
        "down, enabled, false, down, enabled",
        "down, disabled, false, down, disabled",
        "down, enabled, true, down, disabled",
        "asleep, enabled, false, unknown, enabled"
    })
    void ofAService(String state, String status, String frozen, String health, String admin) {
        check(VolumeServiceHealth.of(state, status, frozen), state, health, admin);
    }

    @ParameterizedTest
    @CsvSource({"'', listed, unknown", "up, up, ok", "down, down, down", "a-new-one, a-new-one, unknown"})
    void ofAPool(String backendState, String word, String health) {
        check(PoolHealth.of(backendState), word, health, "enabled");
    }
}
