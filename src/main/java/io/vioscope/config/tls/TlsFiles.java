package io.vioscope.config.tls;

import io.vioscope.config.tls.Found.Part;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * Two PEM files (RFC 7468) by which somebody is known: this server, or Vioscope where it signs in by a certificate.
 *
 * @param certificate its own certificate first, then those that lead to an authority that clients know
 * @param key         the private key of the first certificate, not encrypted: PKCS #8, PKCS #1 or SEC 1
 */
public record TlsFiles(Path certificate, Path key) {
    private static final String CERTIFICATE_RIGHT =
            "a PEM file with the certificate of this server first, then those above it";
    private static final String KEY_RIGHT = "a PEM file with the private key of that certificate, not encrypted";
    private static final Map<String, String> SIGNED_BY =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final byte[] SAMPLE = {1, 2, 3};

    /** What is in them now, or why that is no use. Blocks. */
    public Found read() {
        try {
            var chain = Pem.certificates(Files.readAllBytes(certificate));
            return chain.isEmpty() ? wrong(Part.CERTIFICATE, "has no certificate") : read(chain);
        } catch (IOException e) {
            return wrong(Part.CERTIFICATE, "names a file that " + why(e));
        } catch (CertificateException e) {
            return wrong(Part.CERTIFICATE, "has a certificate that cannot be read");
        }
    }

    private Found read(List<X509Certificate> chain) {
        try {
            return Pem.key(Files.readString(key))
                    .match(found -> fitting(chain, found), problem -> wrong(Part.KEY, problem));
        } catch (IOException e) {
            return wrong(Part.KEY, "names a file that " + why(e));
        }
    }

    private static Found fitting(List<X509Certificate> chain, PrivateKey key) {
        if (fits(chain.get(0).getPublicKey(), key)) {
            return new Found.Right(new Identity(chain, key));
        }
        var isOther = chain.stream().anyMatch(above -> fits(above.getPublicKey(), key));
        return isOther
                ? wrong(Part.CERTIFICATE, "has the certificate of the key, but not as the first")
                : wrong(Part.KEY, "does not belong to the certificate");
    }

    private static boolean fits(PublicKey known, PrivateKey key) {
        try {
            var signature = Signature.getInstance(SIGNED_BY.getOrDefault(key.getAlgorithm(), ""));
            signature.initSign(key);
            signature.update(SAMPLE);
            var signed = signature.sign();
            signature.initVerify(known);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherSort) {
            return false;
        }
    }

    private static Found wrong(Part part, String problem) {
        return new Found.Wrong(part, problem, part == Part.KEY ? KEY_RIGHT : CERTIFICATE_RIGHT);
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "is not there";
        }
        return e instanceof AccessDeniedException ? "the user of this process may not read" : "cannot be read";
    }
}
