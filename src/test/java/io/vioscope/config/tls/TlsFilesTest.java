package io.vioscope.config.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.tls.Found.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a certificate and a key are taken, and what is said of the others. */
class TlsFilesTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Path folder;

    @BeforeEach
    void start(@TempDir Path directory) {
        folder = directory;
    }

    private static String wrong(TlsFiles files, Part part) {
        return files.read()
                .match(
                        right -> {
                            throw new AssertionError("taken for right");
                        },
                        wrong -> {
                            assertThat(wrong.part()).isEqualTo(part);
                            return wrong.problem();
                        });
    }

    private static Identity right(TlsFiles files) {
        return files.read().match(Found.Right::identity, wrong -> {
            throw new AssertionError(wrong);
        });
    }

    private TestCertificate of(String algorithm) {
        return new TestCertificate(algorithm, now, now.plusSeconds(86_400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void takesKeysOfEachSort(String algorithm) {
        var made = of(algorithm);
        var identity = right(made.write(folder));

        assertThat(identity.chain()).containsExactly(made.certificate());
        assertThat(identity.subject()).isEqualTo("CN=localhost");
        assertThat(identity.notAfter())
                .isEqualTo(made.certificate().getNotAfter().toInstant());
        assertThat(identity.toString()).isEqualTo("Identity[CN=localhost]");
    }

    private static void openssl(String what, String... arguments) {
        var command = new ArrayList<>(List.of(("openssl " + what).split(" ")));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As openssl writes them. */
    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void takesTheOlderFormsOfKeys(String sort) throws IOException {
        var files = of(sort.toUpperCase(Locale.ROOT)).write(folder);
        var key = files.key().toString();
        openssl(sort.equals("rsa") ? "rsa -traditional" : "ec", "-in", key, "-out", key + ".old");

        assertThat(Files.readString(Path.of(key + ".old"))).contains("BEGIN " + sort.toUpperCase(Locale.ROOT));
        right(new TlsFiles(files.certificate(), Path.of(key + ".old")));
    }

    @Test
    void anEncryptedKeyCannotBeUsed() {
        var files = new TestCertificate().write(folder);
        var key = files.key().toString();
        openssl("pkcs8 -topk8", "-in", key, "-out", key + ".enc", "-passout", "pass:hush");

        assertThat(wrong(new TlsFiles(files.certificate(), Path.of(key + ".enc")), Part.KEY))
                .isEqualTo("has an encrypted key");
    }

    @Test
    void aKeyOfAnotherCertificateDoesNotFit() throws IOException {
        var files = new TestCertificate().write(folder);
        Files.writeString(files.key(), new TestCertificate().keyPem());

        assertThat(wrong(files, Part.KEY)).isEqualTo("does not belong to the certificate");
    }

    @Test
    void theCertificateOfTheKeyComesFirst() throws IOException {
        var made = new TestCertificate();
        var files = made.write(folder);
        Files.writeString(files.certificate(), new TestCertificate().certificatePem() + made.certificatePem());

        assertThat(wrong(files, Part.CERTIFICATE)).isEqualTo("has the certificate of the key, but not as the first");
    }

    @Test
    void theChainEndsWithTheFirstOfIt() throws IOException {
        var made = new TestCertificate();
        var above = new TestCertificate("EC", now.minusSeconds(86_400), now.plusSeconds(86_400));
        var files = made.write(folder);
        Files.writeString(files.certificate(), made.certificatePem() + above.certificatePem());

        assertThat(right(files).notAfter())
                .isEqualTo(above.certificate().getNotAfter().toInstant());
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        var files = new TestCertificate().write(folder);

        assertThat(wrong(new TlsFiles(folder.resolve("none"), files.key()), Part.CERTIFICATE))
                .isEqualTo("names a file that is not there");
        assertThat(wrong(new TlsFiles(files.certificate(), folder), Part.KEY))
                .isEqualTo("names a file that cannot be read");
        assertThat(wrong(new TlsFiles(files.key(), files.key()), Part.CERTIFICATE))
                .isEqualTo("has no certificate");
        assertThat(wrong(new TlsFiles(files.certificate(), files.certificate()), Part.KEY))
                .isEqualTo("has no private key");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        var files = new TestCertificate().write(folder);
        var whole = Files.readString(files.key());
        Files.writeString(files.key(), whole.substring(0, 60) + "\n-----END PRIVATE KEY-----\n");
        assertThat(wrong(files, Part.KEY)).contains("has a private key that cannot be read");

        Files.writeString(files.key(), "-----BEGIN EC PRIVATE KEY-----\nMA==\n-----END EC PRIVATE KEY-----\n");
        assertThat(wrong(files, Part.KEY)).contains("has a private key that cannot be read");

        Files.writeString(files.certificate(), "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n");
        assertThat(wrong(files, Part.CERTIFICATE)).isEqualTo("has a certificate that cannot be read");
    }
}
