package io.vioscope.source.openstack.glance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHealthTest {
    @ParameterizedTest
    @CsvSource({
        "active, ok, enabled, false",
        "queued, unknown, enabled, false",
        "saving, unknown, enabled, false",
        "uploading, unknown, enabled, false",
        "importing, unknown, enabled, false",
        "deactivated, down, disabled, false",
        "killed, down, enabled, false",
        "deleted, unknown, enabled, true",
        "pending_delete, unknown, enabled, true",
        "ACTIVE, unknown, enabled, false",
        "a_new_one, unknown, enabled, false"
    })
    void isWhatTheTableSays(String word, String health, String admin, boolean gone) {
        var is = ImageHealth.of(word);
        assertThat(is.word()).isEqualTo(word);
        assertThat(is.health().word()).isEqualTo(health);
        assertThat(is.admin().word()).isEqualTo(admin);
        assertThat(ImageHealth.isGone(word)).isEqualTo(gone);
    }
}
