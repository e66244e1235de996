package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.tls.TestCertificate;
import io.vioscope.config.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code http.tls} in the configuration. */
class TlsReaderTest {
    private static final String TLS =
            "http:\n  host: 0.0.0.0\n  tls:\n    certificate: server.crt\n    key: server.key\n";
    private static final String KEY_RIGHT =
            "; right is a PEM file with the private key of that certificate, not encrypted";

    private Scene scene;
    private TlsFiles files;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory).config(TLS + Scene.CLOUD);
        files = new TestCertificate().write(scene.path("conf"));
    }

    @Test
    void takesFilesThatBelongTogether() {
        var http = scene.right().http();

        assertThat(http.tls()).isEqualTo(files);
        assertThat(http.scheme()).isEqualTo("https");
        assertThat(scene.right().withHttpPort(1).http().tls()).isEqualTo(files);
        assertThat(InForce.of(scene.right()))
                .contains(new Setting("http.tls.key", files.key().toString()));
    }

    @Test
    void refusesAFileThatIsNotThereByItsLine() throws IOException {
        Files.delete(files.key());

        assertThat(scene.wrong())
                .containsExactly(
                        "vioscope.yaml:5: http.tls.key: server.key names a file that is not there" + KEY_RIGHT);
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        Files.writeString(files.key(), new TestCertificate().keyPem());

        assertThat(scene.wrong())
                .containsExactly(
                        "vioscope.yaml:5: http.tls.key: server.key does not belong to the certificate" + KEY_RIGHT);
    }

    @Test
    void refusesHalfOfIt() {
        scene.config("http: { tls: { certificate: server.crt } }\n" + Scene.CLOUD);

        assertThat(scene.wrong())
                .containsExactly(
                        "vioscope.yaml:1: http.tls.key: is missing; right is the PEM file of the private key of"
                                + " that certificate");
    }

    @Test
    void aVariableCanNameTheFile() throws IOException {
        Files.move(files.key(), scene.path("work/other.key"));
        scene.variable("VIOSCOPE_HTTP_TLS_KEY", "other.key");

        assertThat(scene.right().http().tls())
                .isEqualTo(new TlsFiles(files.certificate(), scene.path("work/other.key")));
    }
}
