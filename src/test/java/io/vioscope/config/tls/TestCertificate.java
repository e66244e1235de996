package io.vioscope.config.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of {@code localhost} that signed itself, written byte by byte (RFC 5280, 4.1), as the files of a server. */
public final class TestCertificate {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final AtomicLong SERIAL = new AtomicLong(new Random().nextInt(1 << 20));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    /** How each is signed: in Java's word, and as an AlgorithmIdentifier. */
    private static final Map<String, String[]> SIGNED = Map.of(
            "RSA", new String[] {"SHA256withRSA", "300d06092a864886f70d01010b0500"},
            "EC", new String[] {"SHA256withECDSA", "300a06082a8648ce3d040302"},
            "Ed25519", new String[] {"Ed25519", "300506032b6570"});
    /** CN=localhost. */
    private static final byte[] NAME = hex("3014311230100603550403" + "0c09" + text("localhost"));
    /** subjectAltName: localhost, 127.0.0.1. */
    private static final byte[] EXTENSIONS =
            hex("a31e301c301a0603551d110413" + "3011" + "8209" + text("localhost") + "87047f000001");

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
            certificate = made(Objects.requireNonNull(SIGNED.get(algorithm)), from, to);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate made(String[] signed, Instant from, Instant to) throws GeneralSecurityException {
        var algorithm = hex(signed[1]);
        var validity = wrap(0x30, time(from), time(to));
        var serial = wrap(0x02, BigInteger.valueOf(SERIAL.incrementAndGet()).toByteArray());
        var body = wrap(
                0x30,
                hex("a003020102"),
                serial,
                algorithm,
                NAME,
                validity,
                NAME,
                keys.getPublic().getEncoded(),
                EXTENSIONS);
        var signature = Signature.getInstance(signed[0]);
        signature.initSign(keys.getPrivate());
        signature.update(body);
        var whole = wrap(0x30, body, algorithm, wrap(0x03, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] time(Instant at) {
        return wrap(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] wrap(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() > 255) {
            all.write(0x82);
            all.write(content.size() >> 8);
        } else if (content.size() > 127) {
            all.write(0x81);
        }
        all.write(content.size());
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
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

    private static String pem(String label, byte[] der) {
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
