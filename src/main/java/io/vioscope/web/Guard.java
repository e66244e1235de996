package io.vioscope.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before every answer: security headers, and a look at the Host. A page elsewhere can point a name of its own
 * at our address (DNS rebinding) and would then be of our origin; but the browser still sends that name as Host. So a Host
 * is an address, {@code localhost}, or one of the names we were told.
 */
final class Guard {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]");
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private final Set<String> names;

    /**
     * A guard.
     *
     * @param names host names under which this server is reached, without port
     */
    Guard(Set<String> names) {
        this.names = Stream.concat(names.stream(), Stream.of("localhost"))
                .map(n -> n.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Security-Policy", CSP)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (isKnown(ctx.request().getHeader("Host"))) {
            ctx.next();
        } else {
            ctx.fail(421);
        }
    }

    boolean isKnown(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var name = host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(name).matches() || names.contains(name);
    }
}
