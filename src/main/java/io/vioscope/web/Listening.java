package io.vioscope.web;

import io.vertx.core.http.HttpServerOptions;
import io.vioscope.config.HttpConfig;
import java.util.concurrent.TimeUnit;

/** What a connection may take of this server. */
final class Listening {
    private static final int MAX_FRAME = 4096;

    private Listening() {}

    /** The socket of the pages, without TLS. */
    static HttpServerOptions options(HttpConfig http) {
        return new HttpServerOptions()
                .setHost(http.host())
                .setPort(http.port())
                .setIdleTimeout(75)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(8192)
                .setMaxHeaderSize(16_384)
                .setMaxWebSocketFrameSize(MAX_FRAME)
                .setMaxWebSocketMessageSize(MAX_FRAME);
    }
}
