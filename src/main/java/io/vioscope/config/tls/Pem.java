package io.vioscope.config.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads PEM: base64 between lines that say what it is (RFC 7468). */
final class Pem {
    private static final Pattern CERTIFICATE = block("CERTIFICATE");
    private static final Pattern KEY = block("(?:(RSA|EC|ENCRYPTED) )?PRIVATE KEY");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    private static Pattern block(String label) {
        return Pattern.compile("-----BEGIN " + label + "-----(.*?)-----END [A-Z ]*-----", Pattern.DOTALL);
    }

    /** A private key, or what is wrong with the file. */
    record Key(@Nullable PrivateKey key, String problem) {
        static Key wrong(String problem) {
            return new Key(null, problem);
        }

        <T> T match(Function<PrivateKey, T> right, Function<String, T> wrong) {
            return key == null ? wrong.apply(problem) : right.apply(key);
        }
    }

    /** All certificates, in their order. */
    static List<X509Certificate> certificates(byte[] file) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<X509Certificate>();
        var blocks = CERTIFICATE.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            var der = new ByteArrayInputStream(decoded(blocks.group(1)));
            found.add((X509Certificate) factory.generateCertificate(der));
        }
        return found;
    }

    /** The first private key. */
    static Key key(String file) {
        var block = KEY.matcher(file);
        if (!block.find()) {
            return Key.wrong("has no private key");
        }
        var sort = block.group(1) == null ? "" : block.group(1);
        return sort.equals("ENCRYPTED") || block.group(2).contains("ENCRYPTED")
                ? Key.wrong("has an encrypted key")
                : key(sort, decoded(block.group(2)));
    }

    private static Key key(String sort, byte[] der) {
        try {
            var pkcs8 = sort.equals("RSA") ? Der.rsa(der) : sort.equals("EC") ? Der.ec(der) : der;
            return key(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IllegalArgumentException e) {
            return Key.wrong("has a private key that cannot be read");
        }
    }

    private static Key key(PKCS8EncodedKeySpec spec) {
        for (var algorithm : ALGORITHMS) {
            try {
                return new Key(KeyFactory.getInstance(algorithm).generatePrivate(spec), "");
            } catch (GeneralSecurityException another) {
                // The file does not say more simply which of them it is.
            }
        }
        return Key.wrong("has a private key that cannot be read, or that is for none of RSA, EC and Ed25519");
    }

    /** Empty where it is no base64. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
