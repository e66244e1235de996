package io.vioscope.config.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Who somebody is by a certificate.
 *
 * @param chain its certificate, then those above it; at least one
 * @param key   the private key of the first
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
    private static final String ALIAS = "server";

    public Identity {
        chain = List.copyOf(chain);
    }

    /** From when on the certificate holds. */
    public Instant notBefore() {
        return chain.get(0).getNotBefore().toInstant();
    }

    /** Until when all of the chain holds: clients refuse it as soon as one certificate has ended. */
    public Instant notAfter() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Whose certificate it is (RFC 2253). */
    public String subject() {
        return chain.get(0).getSubjectX500Principal().getName();
    }

    /** All of it as a PKCS #12 store with that password. */
    public byte[] pkcs12(String password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), chain.toArray(X509Certificate[]::new));
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK cannot keep a key in memory", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + subject() + "]";
    }
}
