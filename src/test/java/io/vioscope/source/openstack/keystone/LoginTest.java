package io.vioscope.source.openstack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final Named NONE = new Named(null, null);
    private static final Named DOMAIN = new Named(null, "Default");

    @Test
    void passwordByNames() {
        var body = Login.body(
                new Credentials.Password(new Named(null, "u"), DOMAIN, "p\"w", new Named("pid", null), NONE));
        assertThat(body)
                .isEqualTo("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":"
                        + "{\"name\":\"u\",\"domain\":{\"name\":\"Default\"},\"password\":\"p\\\"w\"}}},"
                        + "\"scope\":{\"project\":{\"id\":\"pid\"}}}}");
    }

    @Test
    void applicationCredentialHasNoScope() {
        var body = Login.body(new Credentials.ApplicationCredential(new Named("c", null), "s", NONE, NONE));
        assertThat(body)
                .isEqualTo("{\"auth\":{\"identity\":{\"methods\":[\"application_credential\"],"
                        + "\"application_credential\":{\"id\":\"c\",\"secret\":\"s\"}}}}");
    }
}
