package io.vioscope.config.tls;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A certificate authority of a test's own. */
public final class Authority {
    private static final String PASSWORD = "changeit";
    private static final String NAME = "test";

    private final Path folder;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    /** An authority whose files are in that folder. */
    public Authority(Path folder) {
        this.folder = folder;
        var now = Instant.now();
        certificate = new Written(NAME, keys.getPublic(), Written.AUTHORITY)
                .by(NAME, keys.getPrivate(), now, now.plus(Duration.ofDays(3650)));
        try {
            Files.writeString(pem(), TestCertificate.pem("CERTIFICATE", certificate.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The file by which others trust it. */
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    /** A server at {@code localhost} with a certificate that began some days ago and lives for some days. */
    public HttpServerOptions server(int daysAgo, int days) {
        var key = new PfxOptions()
                .setPath(keyStore(daysAgo, days).toString())
                .setAlias("leaf")
                .setPassword(PASSWORD);
        return new HttpServerOptions().setSsl(true).setKeyCertOptions(key);
    }

    /** The key of such a server, a PKCS 12 with the password {@code changeit}. */
    public Path keyStore(int daysAgo, int days) {
        var leaf = keys();
        var from = Instant.now().minus(Duration.ofDays(daysAgo));
        var signed = new Written("localhost", leaf.getPublic(), Written.LOCALHOST)
                .by(NAME, keys.getPrivate(), from, from.plus(Duration.ofDays(days)));
        var file = folder.resolve("leaf-" + daysAgo + "-" + days + ".p12");
        try (var out = Files.newOutputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "leaf", leaf.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {signed, certificate});
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
