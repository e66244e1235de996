package io.vioscope.web.access;

import io.vertx.core.Vertx;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vioscope.access.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The live connections of who is signed in. A WebSocket is asked who it is when it is opened and never again, so it is
 * looked at here: at once when somebody signs out or is made to, and every ten seconds for what the clock or others did. Those of
 * tokens are let be until they close, and tell no more than that something changed.
 */
final class Sockets {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Sessions sessions;
    private final Map<String, Set<SockJSSocket>> open = new HashMap<>();

    Sockets(Vertx vertx, Sessions sessions) {
        this.sessions = sessions;
        vertx.setPeriodic(LOOK.toMillis(), id -> look());
    }

    /** One was opened. */
    void opened(SockJSSocket socket) {
        var session = Asking.session(socket.routingContext());
        if (session != null) {
            open.computeIfAbsent(session, hash -> new HashSet<>()).add(socket);
        }
    }

    /** One was closed. */
    void closed(SockJSSocket socket) {
        open.values().forEach(sockets -> sockets.remove(socket));
        open.values().removeIf(Set::isEmpty);
    }

    /** Closes those whose session is over. */
    void look() {
        Set.copyOf(open.keySet())
                .forEach(hash -> sessions.find(hash).onSuccess(found -> {
                    if (found.session().isEmpty() && found.why() != Refusal.AWAY) {
                        Set.copyOf(open.getOrDefault(hash, Set.of())).forEach(SockJSSocket::close);
                        open.remove(hash);
                    }
                }));
    }
}
