package io.vioscope.config.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A certificate, written byte by byte (RFC 5280, 4.1). */
final class Written {
    /** subjectAltName: localhost, 127.0.0.1. */
    static final byte[] LOCALHOST_AND_ADDRESS =
            extension("0603551d11", "3011" + "8209" + text("localhost") + "87047f000001");
    /** subjectAltName: localhost. */
    static final byte[] LOCALHOST = extension("0603551d11", "300b" + "8209" + text("localhost"));
    /** basicConstraints, critical: an authority. */
    static final byte[] AUTHORITY = extension("0603551d13" + "0101ff", "3003" + "0101ff");

    private static final AtomicLong SERIAL = new AtomicLong(new Random().nextInt(1 << 20));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    /** How each is signed: in Java's word, and as an AlgorithmIdentifier. */
    private static final Map<String, String[]> SIGNED = Map.of(
            "RSA", new String[] {"SHA256withRSA", "300d06092a864886f70d01010b0500"},
            "EC", new String[] {"SHA256withECDSA", "300a06082a8648ce3d040302"},
            "EdDSA", new String[] {"Ed25519", "300506032b6570"});

    private final String name;
    private final PublicKey key;
    private final byte[] extensions;

    /** Of whoever has that common name and key, and which says that besides. */
    Written(String name, PublicKey key, byte[] extensions) {
        this.name = name;
        this.key = key;
        this.extensions = extensions.clone();
    }

    /** It as signed with the key of an issuer of that common name, for that time. */
    X509Certificate by(String issuer, PrivateKey signer, Instant from, Instant to) {
        try {
            var signed = Objects.requireNonNull(SIGNED.get(signer.getAlgorithm()));
            var algorithm = hex(signed[1]);
            var body = wrap(
                    0x30,
                    hex("a003020102"),
                    wrap(0x02, BigInteger.valueOf(SERIAL.incrementAndGet()).toByteArray()),
                    algorithm,
                    commonName(issuer),
                    wrap(0x30, time(from), time(to)),
                    commonName(name),
                    key.getEncoded(),
                    extensions);
            var signature = Signature.getInstance(signed[0]);
            signature.initSign(signer);
            signature.update(body);
            var whole = wrap(0x30, body, algorithm, wrap(0x03, new byte[1], signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] commonName(String name) {
        var value = wrap(0x0c, name.getBytes(StandardCharsets.US_ASCII));
        return wrap(0x30, wrap(0x31, wrap(0x30, hex("0603550403"), value)));
    }

    private static byte[] extension(String which, String value) {
        return wrap(0xa3, wrap(0x30, wrap(0x30, hex(which), wrap(0x04, hex(value)))));
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
}
