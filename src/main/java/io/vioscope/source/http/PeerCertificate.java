package io.vioscope.source.http;

import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * When a server's certificate is good, by its own word.
 *
 * @param from  not before
 * @param until not after
 */
public record PeerCertificate(Instant from, Instant until) {

    /** What the server showed in that session: the first of its chain is its own; null without TLS. */
    static @Nullable PeerCertificate of(@Nullable SSLSession session) {
        if (session == null) {
            return null;
        }
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate own
                    ? new PeerCertificate(
                            own.getNotBefore().toInstant(), own.getNotAfter().toInstant())
                    : null;
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }
}
