package io.vioscope.source.amqp;

import io.vioscope.config.MessageBusAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust on the message bus. */
final class Tls {
    private Tls() {}

    /** The context of an access with TLS. Reads the file of authorities anew, so that a new one is taken. */
    static SSLContext of(MessageBusAccess access) throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, access.verify() ? trusted(access.caFile()) : anybody(), null);
        return context;
    }

    private static TrustManager[] anybody() {
        return new TrustManager[] {new Anybody()};
    }

    private static TrustManager @Nullable [] trusted(@Nullable Path caFile)
            throws GeneralSecurityException, IOException {
        if (caFile == null) {
            return null;
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(caFile)) {
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
