package io.vioscope.web.access;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Secret;
import io.vioscope.access.oidc.Flight;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser has of a sign-in that is on its way: the secret of the flight and the page to go to then. It has to be sent
 * when the provider sends the browser back, so it is SameSite=Lax; and it is taken away then, so that it serves once.
 *
 * @param isSecure whether it is sent by TLS only
 */
record FlightCookie(boolean isSecure) {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int LONGEST_TO = 1000;

    /** What was given. */
    record Held(Flight flight, String to) {}

    private String name() {
        return isSecure ? "__Host-vioscope-flight" : "vioscope-flight";
    }

    void give(RoutingContext ctx, Flight flight, String to) {
        var page = to.length() > LONGEST_TO ? "/" : to;
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
        ctx.response().addCookie(cookie(flight.secret().text() + "." + encoded).setMaxAge(LASTS.toSeconds()));
    }

    Optional<Held> take(RoutingContext ctx) {
        var cookie = ctx.request().getCookie(name());
        if (cookie == null) {
            return Optional.empty();
        }
        ctx.response().addCookie(cookie("").setMaxAge(0));
        var parts = cookie.getValue().split("\\.", -1);
        var isOurs = parts.length == 2 && parts[0].matches("[\\w-]{43}") && parts[1].matches("[\\w-]*");
        return isOurs ? Optional.of(new Held(new Flight(new Secret(parts[0])), decoded(parts[1]))) : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "/";
        }
    }

    private io.vertx.core.http.Cookie cookie(String value) {
        return io.vertx.core.http.Cookie.cookie(name(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(isSecure)
                .setSameSite(CookieSameSite.LAX);
    }
}
