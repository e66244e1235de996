package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stays open to those who are let in: live connections, streams of facts. They are asked who they are when these are opened
 * and never again, so it is looked at here: at once when somebody signs out or is made to, or a token is revoked, and every ten
 * seconds for what the clock or others did.
 */
final class Lasting {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Sessions sessions;
    private final Tokens tokens;
    private final Map<Key, Map<Object, Runnable>> open = new HashMap<>();

    /** By what it was let in. */
    private record Key(boolean isToken, String hash) {}

    Lasting(Vertx vertx, Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
        vertx.setPeriodic(LOOK.toMillis(), id -> look());
    }

    /** Something was opened by that request, and is closed so. */
    void opened(RoutingContext ctx, Object what, Runnable close) {
        var session = Asking.session(ctx);
        var token = Asking.token(ctx);
        key(session, token)
                .ifPresent(
                        key -> open.computeIfAbsent(key, k -> new HashMap<>()).put(what, close));
    }

    private static Optional<Key> key(@Nullable String session, @Nullable String token) {
        return Optional.ofNullable(token)
                .map(hash -> new Key(true, hash))
                .or(() -> Optional.ofNullable(session).map(hash -> new Key(false, hash)));
    }

    /** It was closed. */
    void closed(Object what) {
        open.values().forEach(all -> all.remove(what));
        open.values().removeIf(Map::isEmpty);
    }

    /** Closes what nobody may have open any more. */
    void look() {
        Set.copyOf(open.keySet())
                .forEach(key -> refused(key).onSuccess(refusal -> {
                    if (refusal.filter(why -> why != Refusal.AWAY).isPresent()) {
                        List.copyOf(open.getOrDefault(key, Map.of()).values()).forEach(Runnable::run);
                        open.remove(key);
                    }
                }));
    }

    /** Why they would not be let in now; empty where they would. */
    private Future<Optional<Refusal>> refused(Key key) {
        return key.isToken()
                ? tokens.find(key.hash()).map(checked -> checked.match(who -> Optional.empty(), Optional::of))
                : sessions.find(key.hash())
                        .map(found -> found.session().isPresent() ? Optional.empty() : Optional.of(found.why()));
    }
}
