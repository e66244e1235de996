package io.vioscope.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.view.Texts;
import java.time.InstantSource;
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

    /** A year, and for no other host. */
    private static final String HSTS = "max-age=31536000";

    private final Set<String> names;
    private final boolean isOpen;
    private final InstantSource clock;
    private final boolean keepsTls;

    /**
     * A guard.
     *
     * @param names  host names under which this server is reached, without port
     * @param isOpen whether any name will do: where the server listens for more than this machine, being reachable is no
     *               secret that a name could give away
     * @param clock  by which browsers reckon how long ago something was (RFC 9110, 6.6.1: Date)
     * @param isTls  whether this server speaks TLS: browsers are then told not to come without (RFC 6797), but for this
     *               machine's own names, which other programs have too
     */
    Guard(Set<String> names, boolean isOpen, InstantSource clock, boolean isTls) {
        this.keepsTls = isTls && isOpen;
        this.clock = clock;
        this.isOpen = isOpen;
        this.names = Stream.concat(names.stream(), Stream.of("localhost"))
                .map(n -> n.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(RoutingContext ctx) {
        ctx.response()
                .putHeader("Date", Texts.httpDate(clock.instant()))
                .putHeader("Content-Security-Policy", CSP)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (keepsTls) {
            ctx.response().putHeader("Strict-Transport-Security", HSTS);
        }
        if (isOpen || isKnown(host(ctx.request()))) {
            ctx.next();
        } else {
            ctx.fail(421);
        }
    }

    /** As sent: HTTP/2 has no Host header but its own {@code :authority}. */
    private static @Nullable String host(HttpServerRequest request) {
        var authority = request.authority();
        if (authority == null) {
            return null;
        }
        var host = authority.host();
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    boolean isKnown(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var name = host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(name).matches() || names.contains(name);
    }
}
