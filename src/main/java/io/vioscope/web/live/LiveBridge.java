package io.vioscope.web.live;

import io.vertx.core.Vertx;
import io.vertx.ext.bridge.BridgeEventType;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The SockJS event-bus bridge, narrowed to what is needed: one outbound address, nothing inbound, raw WebSocket only, and
 * only for pages of our own. SockJS's own origin option does not bind its other transports (vertx-web 5.0.12: with it,
 * XHR still answers 200 and echoes any origin), hence the checks in front.
 */
public final class LiveBridge {
    private LiveBridge() {}

    /** Where a browser connects. */
    public static final String PATH = "/eventbus/websocket";

    private static final Set<String> OTHER_TRANSPORTS = Set.of("XHR", "EVENT_SOURCE", "HTML_FILE", "JSON_P");

    /** Who is told of connections. */
    public interface Watcher {
        /** Nobody. */
        Watcher NONE = (socket, isOpen) -> {};

        /** One was opened, or closed. */
        void changed(SockJSSocket socket, boolean isOpen);
    }

    /**
     * Mounts the bridge under {@code /eventbus/}.
     *
     * @return tells how many pages are connected now; for the event loop that serves them
     */
    public static IntSupplier mount(Vertx vertx, Router router, Watcher watcher) {
        var connected = new HashSet<SockJSSocket>();
        router.route("/eventbus/*").handler(LiveBridge::onlyOurPages);
        router.route("/eventbus/*").subRouter(bridge(vertx, connected, watcher));
        return connected::size;
    }

    private static Router bridge(Vertx vertx, Set<SockJSSocket> connected, Watcher watcher) {
        var handler = new SockJSHandlerOptions()
                .setInsertJSESSIONID(false)
                .setHeartbeatInterval(10_000)
                .setLibraryURL("/none");
        OTHER_TRANSPORTS.forEach(handler::addDisabledTransport);
        var permitted = new SockJSBridgeOptions()
                .addOutboundPermitted(new PermittedOptions().setAddress(Hints.LIVE.name()))
                .setMaxHandlersPerSocket(4)
                .setMaxAddressLength(64)
                .setPingTimeout(60_000);
        return SockJSHandler.create(vertx, handler).bridge(permitted, event -> {
            count(event, connected);
            allow(event, watcher);
        });
    }

    private static void count(BridgeEvent event, Set<SockJSSocket> connected) {
        if (event.type() == BridgeEventType.SOCKET_CREATED) {
            connected.add(event.socket());
        } else if (event.type() == BridgeEventType.SOCKET_CLOSED || event.type() == BridgeEventType.SOCKET_ERROR) {
            connected.remove(event.socket());
        }
    }

    /** Answers a ping, which vertx-web 5.0.12 only notes: the page takes a long silence for a lost connection. */
    private static void allow(BridgeEvent event, Watcher watcher) {
        if (event.type() == BridgeEventType.SOCKET_CREATED || event.type() == BridgeEventType.SOCKET_CLOSED) {
            watcher.changed(event.socket(), event.type() == BridgeEventType.SOCKET_CREATED);
        }
        if (event.type() == BridgeEventType.SOCKET_PING) {
            event.socket().write("{\"type\":\"pong\"}");
        }
        event.complete(true);
    }

    private static void onlyOurPages(RoutingContext ctx) {
        var request = ctx.request();
        if (!request.path().equals(PATH)) {
            ctx.fail(404);
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            ctx.response().putHeader("Upgrade", "websocket");
            ctx.fail(426);
        } else if (!isOurs(request.getHeader("Origin"), request.getHeader("Host"))) {
            ctx.fail(403);
        } else {
            ctx.next();
        }
    }

    /** Whether an Origin names the host and port that the request was sent to. A browser always sends one. */
    static boolean isOurs(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            var uri = URI.create(origin);
            var authority = uri.getRawAuthority();
            var port = "https".equals(uri.getScheme()) ? ":443" : ":80";
            return authority != null && withPort(authority, port).equals(withPort(host.toLowerCase(Locale.ROOT), port));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static String withPort(String authority, String standard) {
        return authority.matches(".*:[0-9]+") ? authority : authority + standard;
    }
}
