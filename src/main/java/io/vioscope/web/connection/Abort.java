package io.vioscope.web.connection;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends connections at once, whatever waits to be sent. Vert.x's own {@code close}, and {@code reset} of HTTP/1, write an empty
 * message behind all that waits and close when that is sent (5.0.12, {@code VertxConnection.writeClose}): never, where the
 * other end takes nothing. So this goes to the channel beneath; and the kernel, too, is told to throw away what it holds.
 */
public final class Abort {
    private Abort() {}

    /** Ends what was asked: of HTTP/2 its stream, of HTTP/1 its connection. */
    public static void of(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            of(request.connection());
        }
    }

    /** Ends it; for its event loop. What is over already, of which whoever asks may not have heard, is left as it is. */
    public static void of(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            if (base.channel().isOpen()) {
                base.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                var unused = base.channelHandlerContext().close();
            }
        } else {
            connection.close();
        }
    }
}
