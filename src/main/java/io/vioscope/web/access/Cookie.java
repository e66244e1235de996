package io.vioscope.web.access;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Secret;
import java.util.Optional;

/**
 * The cookie that a session is known by. No script reads it; it is not sent with what pages elsewhere make a browser do,
 * but with a link that somebody follows from there, as links to us stand in chats and mails. It ends with the browser.
 *
 * @param isSecure whether it is sent by TLS only: then its name says so to the browser too ({@code __Host-}, RFC 6265bis)
 */
record Cookie(boolean isSecure) {
    String name() {
        return isSecure ? "__Host-vioscope" : "vioscope";
    }

    Optional<Secret> of(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getCookie(name())).map(cookie -> new Secret(cookie.getValue()));
    }

    void give(RoutingContext ctx, Secret secret) {
        ctx.response().addCookie(cookie(secret.text()));
    }

    void take(RoutingContext ctx) {
        ctx.response().addCookie(cookie("").setMaxAge(0));
    }

    private io.vertx.core.http.Cookie cookie(String value) {
        return io.vertx.core.http.Cookie.cookie(name(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(isSecure)
                .setSameSite(CookieSameSite.LAX);
    }
}
