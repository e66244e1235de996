package io.vioscope.web;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vioscope.config.HttpConfig;
import java.util.concurrent.TimeUnit;

/**
 * What a request and a connection may take of this server. The time they may take is in
 * {@link io.vioscope.web.connection.Connections}. HTTP/2 is spoken by TLS only: without, Vert.x would wait
 * for the first bytes to know which it is (5.0.12), and who sends none would be no connection yet, for which nothing counts.
 */
final class Listening {
    private static final int MAX_FRAME = 4096;
    private static final int MAX_HEADERS = 16_384;
    private static final int STREAMS = 100;
    /** What the kernel keeps of what is sent and not taken: left to itself it keeps megabytes for each. */
    private static final int SEND_BUFFER = 262_144;

    private Listening() {}

    /** The socket of the pages, without TLS. */
    static HttpServerOptions options(HttpConfig http) {
        return new HttpServerOptions()
                .setHost(http.host())
                .setPort(http.port())
                .setSendBufferSize(SEND_BUFFER)
                .setIdleTimeout(75)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(8192)
                .setMaxHeaderSize(MAX_HEADERS)
                .setHttp2ClearTextEnabled(false)
                .setInitialSettings(
                        new Http2Settings().setMaxConcurrentStreams(STREAMS).setMaxHeaderListSize(MAX_HEADERS))
                .setMaxWebSocketFrameSize(MAX_FRAME)
                .setMaxWebSocketMessageSize(MAX_FRAME);
    }
}
