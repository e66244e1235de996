package io.vioscope.web.access;

import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import org.jspecify.annotations.Nullable;

/** Who sent a request, once the door has looked. */
public final class Asking {
    private static final String WHO = "vioscope.who";
    private static final String SESSION = "vioscope.session";
    private static final String TOKEN = "vioscope.token";

    private Asking() {}

    static void let(RoutingContext ctx, Principal who, @Nullable String session) {
        ctx.put(WHO, who);
        if (session != null) {
            ctx.put(SESSION, session);
        }
    }

    static void byToken(RoutingContext ctx, @Nullable String token) {
        if (token != null) {
            ctx.put(TOKEN, token);
        }
    }

    /** The hash of the token it was sent with, if any. */
    static @Nullable String token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }

    /** Whoever asks; nobody, where no door has looked. */
    public static Principal who(RoutingContext ctx) {
        Principal who = ctx.get(WHO);
        return who == null ? Principal.NOBODY : who;
    }

    /** The hash of the secret of the session it was sent in, if any. */
    public static @Nullable String session(RoutingContext ctx) {
        return ctx.get(SESSION);
    }
}
