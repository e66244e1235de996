package io.vioscope.config.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of {@code localhost} that signed itself, as the files of a server. */
public final class TestCertificate {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyPair keys;
    private final X509Certificate certificate;

    /** One with an elliptic key that holds for a year around now. */
    public TestCertificate() {
        this("EC", Instant.now().minusSeconds(86_400), Instant.now().plusSeconds(86_400 * 364L));
    }

    /** One with a key of that algorithm (RSA, EC, Ed25519) that holds from then to then. */
    public TestCertificate(String algorithm, Instant from, Instant to) {
        try {
            keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        certificate = new Written("localhost", keys.getPublic(), Written.LOCALHOST_AND_ADDRESS)
                .by("localhost", keys.getPrivate(), from, to);
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** It as PEM. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** Its key as PKCS #8 in PEM. */
    public String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** Writes {@code server.crt} and {@code server.key} there. */
    public TlsFiles write(Path folder) {
        var files = new TlsFiles(folder.resolve("server.crt"), folder.resolve("server.key"));
        try {
            Files.writeString(files.certificate(), certificatePem());
            Files.writeString(files.key(), keyPem());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    /** What trusts that certificate and no other. */
    public SSLContext trusting() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("leaf", certificate);
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
