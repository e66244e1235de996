package io.vioscope.source.nsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.tls.TestCertificate;
import io.vioscope.config.tls.TlsFiles;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in at NSX by a certificate, over real TLS. */
class NsxCertificateTest {
    private final Instant now = Instant.now();
    /** The first handshakes of a process take long where much else goes on. */
    private static final HttpLimits PATIENT = new HttpLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            1 << 20,
            2,
            64,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            10);

    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());

    private final TestCertificate server = new TestCertificate();
    private FakeNsx nsx = new FakeNsx(
            options(TrustOptions.wrap(InsecureTrustManagerFactory.INSTANCE.getTrustManagers()[0])));

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("nsx-ca.pem"), server.certificatePem());
    }

    @AfterEach
    void stop() {
        nsx.close();
    }

    private HttpServerOptions options(TrustOptions trusted) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(server.certificatePem()))
                        .addKeyValue(Buffer.buffer(server.keyPem())))
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(trusted);
    }

    /** NSX that ends the connection with whoever shows another certificate than that. */
    private void takesOnly(TestCertificate certificate, String protocol) {
        nsx.close();
        var trusted = new PemTrustOptions().addCertValue(Buffer.buffer(certificate.certificatePem()));
        var options = options(trusted).setClientAuth(ClientAuth.REQUIRED);
        nsx = new FakeNsx(options.setEnabledSecureTransportProtocols(Set.of(protocol)));
    }

    private NsxAccess access(TestCertificate certificate) {
        return access(certificate.write(folder));
    }

    private NsxAccess access(TlsFiles files) {
        var identity = files.read().match(right -> right.identity(), wrong -> {
            throw new AssertionError(wrong);
        });
        return new NsxAccess(
                List.of(nsx.url()),
                new NsxAccess.Login.Certificate(files, identity),
                NsxAccess.Api.POLICY,
                folder.resolve("nsx-ca.pem"),
                true);
    }

    private Report look(NsxAccess access) {
        var source = NsxSource.of(nsx.vertx(), nsx.config(access), access, InstantSource.system(), PATIENT);
        return nsx.run(source::poll);
    }

    private List<Finding> check(NsxAccess access) {
        var vertx = nsx.vertx();
        return FakeCloud.await(Future.future(promise ->
                vertx.runOnContext(v -> NsxCheck.of(vertx, nsx.config(access), InstantSource.system(), PATIENT)
                        .onComplete(promise))));
    }

    private static Map<String, String> manager(Report report) {
        return Objects.requireNonNull(report.beyond().details().told().get(MANAGER))
                .toMap();
    }

    private TestCertificate expired() {
        return new TestCertificate("EC", now.minusSeconds(7200), now.minusSeconds(3600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void theRightOneNeedsNoSession(String algorithm) {
        var right = new TestCertificate(algorithm, now.minusSeconds(3600), now.plusSeconds(86_400 * 90L));
        nsx.knows(right.certificate());
        var report = look(access(right));
        assertThat(manager(report)).containsEntry("nsx.state", "answers");
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(nsx.asked).noneMatch(path -> path.contains("session"));
        assertThat(check(access(right)))
                .allMatch(Finding::ok)
                .first()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("CN=localhost, good until "));
    }

    @Test
    void isShownAlsoToWhoNamesOtherAuthorities() {
        var right = new TestCertificate();
        takesOnly(right, "TLSv1.3");
        nsx.knows(right.certificate());
        assertThat(manager(look(access(right)))).containsEntry("nsx.state", "answers");
    }

    @Test
    void oneThatNsxDoesNotKnowIsRefusedAndNotTriedTwice() {
        nsx.knows(new TestCertificate().certificate());
        var wrong = access(new TestCertificate());
        assertThat(manager(look(wrong)))
                .containsEntry("nsx.state", "login refused")
                .hasEntrySatisfying(
                        "nsx.why", why -> assertThat(why).contains("NSX refuses the certificate of CN=localhost"));
        assertThat(nsx.asked).hasSize(1);
        assertThat(check(wrong))
                .extracting(Finding::ok)
                .as("it is good by itself, and refused")
                .containsExactly(true, false);
    }

    @Test
    void oneThatHasEndedIsToldByTheRefusalAndByTheCheck() {
        var access = access(expired());
        assertThat(manager(look(access)))
                .containsEntry("nsx.state", "login refused")
                .hasEntrySatisfying(
                        "nsx.why", why -> assertThat(why).contains("CN=localhost, which ended at " + end()));
        assertThat(check(access))
                .noneMatch(Finding::ok)
                .first()
                .satisfies(finding -> assertThat(finding.detail()).contains("which ended at"));
    }

    private String end() {
        return now.minusSeconds(3600).toString().substring(0, 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void oneThatIsRefusedByTlsItselfIsNoUntrustedNsx(String protocol) {
        takesOnly(new TestCertificate(), protocol);
        assertThat(manager(look(access(new TestCertificate()))))
                .containsEntry("nsx.state", "login refused")
                .hasEntrySatisfying(
                        "nsx.why",
                        why -> assertThat(why)
                                .contains("our certificate is refused there (")
                                .doesNotContain("trusted"));
    }

    @Test
    void oneThatHasEndedIsRefusedByTlsItself() {
        var ended = expired();
        takesOnly(ended, "TLSv1.3");
        assertThat(manager(look(access(ended)))).containsEntry("nsx.state", "login refused");
    }

    @Test
    void theCertificateOfNsxIsLookedAtAsEver() throws IOException {
        var right = new TestCertificate();
        nsx.knows(right.certificate());
        Files.writeString(folder.resolve("nsx-ca.pem"), new TestCertificate().certificatePem());
        assertThat(manager(look(access(right)))).containsEntry("nsx.state", "certificate not trusted");
        assertThat(nsx.asked).isEmpty();
    }

    @Test
    void aCheckWarnsAMonthBeforeItsEnd() {
        var soon = new TestCertificate("EC", now.minusSeconds(3600), now.plusSeconds(86_400 * 20L));
        nsx.knows(soon.certificate());
        assertThat(check(access(soon)))
                .filteredOn(finding -> !finding.ok())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).isEqualTo("NSX principal identity"));
    }
}
