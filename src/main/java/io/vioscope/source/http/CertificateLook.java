package io.vioscope.source.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the certificate of a server that is not trusted. Trusts everything, and therefore sends nothing: it shakes
 * hands and hangs up.
 */
final class CertificateLook {
    private final NetClient client;

    CertificateLook(Vertx vertx, HttpLimits limits) {
        var options = new NetClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm("");
        options.setSslHandshakeTimeout(limits.connect().toMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        this.client = vertx.createNetClient(options);
    }

    /** What the server shows; empty where there is no TLS at all. The future does not fail. */
    Future<Optional<PeerCertificate>> at(String host, int port) {
        return client.connect(port, host, host).map(CertificateLook::take).otherwise(Optional.empty());
    }

    private static Optional<PeerCertificate> take(NetSocket socket) {
        var seen = Optional.ofNullable(PeerCertificate.of(socket.sslSession()));
        socket.close();
        return seen;
    }

    Future<Void> close() {
        return client.close();
    }
}
