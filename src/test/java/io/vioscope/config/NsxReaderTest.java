package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.tls.TestCertificate;
import io.vioscope.config.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A principal identity of NSX in the configuration. */
class NsxReaderTest {
    private static final String NSX = Scene.CLOUD.replace(
            "} } ]",
            "},\n  nsx_managers: { urls: [ 'https://nsx.example.org' ],\n  certificate: server.crt,\n"
                    + "  certificate_key: server.key } } ]");
    private static final String KEY = "vioscope.yaml:4: clouds[0].nsx_managers.certificate_key: server.key ";
    private static final String KEY_RIGHT =
            "; right is a PEM file with the private key of that certificate, not encrypted";

    private Scene scene;
    private TlsFiles files;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory).config(NSX);
        files = new TestCertificate().write(scene.path("conf"));
    }

    @Test
    void takesACertificateAndItsKey() {
        var nsx = Objects.requireNonNull(scene.right().clouds().get(0).nsx());
        assertThat(nsx.login()).isInstanceOfSatisfying(NsxAccess.Login.Certificate.class, login -> {
            assertThat(login.files()).isEqualTo(files);
            assertThat(login.identity().subject()).isEqualTo("CN=localhost");
        });
        assertThat(nsx.toString()).doesNotContain("PrivateKey");
        assertThat(InForce.of(scene.right()))
                .contains(new Setting(
                        "clouds.lab.nsx_managers.certificate_key", files.key().toString()));
    }

    @Test
    void refusesAnEncryptedKeyInBothForms() throws IOException {
        var pkcs8 = Files.readString(files.key()).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        Files.writeString(files.key(), pkcs8);
        assertThat(scene.wrong()).containsExactly(KEY + "has an encrypted key" + KEY_RIGHT);
        Files.writeString(files.key(), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """);
        assertThat(scene.wrong()).containsExactly(KEY + "has an encrypted key" + KEY_RIGHT);
    }

    @Test
    void takesAnNsxForVSphereWithItsVCenter() {
        scene.config(Scene.CLOUD.replace(
                "} } ]",
                "},\n  nsx_managers: { urls: [ 'https://nsx.example.org' ], username: u, password: s3cret, api: nsx-v,\n"
                        + "  vcenter: 9D51F082-58a4-4449-beed-6fd205a5726b } } ]"));
        var nsx = Objects.requireNonNull(scene.right().clouds().get(0).nsx());
        assertThat(nsx.api()).isEqualTo(NsxAccess.Api.NSX_V);
        assertThat(nsx.vcenter()).isEqualTo("9d51f082-58a4-4449-beed-6fd205a5726b");
    }

    @Test
    void knowsNobodyByACertificateInAnNsxForVSphere() {
        scene.config(NSX.replace("server.key", "server.key, api: nsx-v"));
        assertThat(scene.wrong())
                .containsExactly("vioscope.yaml:3: clouds[0].nsx_managers.certificate: is of no use with api: nsx-v;"
                        + " right is username and password");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        Files.writeString(files.key(), new TestCertificate().keyPem());
        assertThat(scene.wrong()).containsExactly(KEY + "does not belong to the certificate" + KEY_RIGHT);
    }

    @Test
    void refusesAFileThatIsNotThereOrHasNoCertificate() throws IOException {
        var certificate = "vioscope.yaml:3: clouds[0].nsx_managers.certificate: server.crt ";
        var right = "; right is a PEM file with the certificate of a principal identity";
        Files.writeString(files.certificate(), "nothing");
        assertThat(scene.wrong()).containsExactly(certificate + "has no certificate" + right);
        Files.delete(files.certificate());
        assertThat(scene.wrong()).containsExactly(certificate + "names a file that is not there" + right);
    }
}
