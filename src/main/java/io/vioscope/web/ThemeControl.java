package io.vioscope.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Theme;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which theme a browser is shown: {@code POST /theme} with {@code theme}, from the form on every page. It changes nothing
 * but the cookie of who asks, so it may be done also where whoever reaches the pages may only look.
 */
final class ThemeControl {
    private static final int MOST = 1024;
    private static final Duration KEPT = Duration.ofDays(365);

    private final BiConsumer<RoutingContext, Reply> send;

    ThemeControl(BiConsumer<RoutingContext, Reply> send) {
        this.send = send;
    }

    void mount(Router router) {
        router.post("/theme")
                .handler(BodyHandler.create(false).setBodyLimit(MOST))
                .handler(ctx -> send.accept(ctx, answer(ctx)));
    }

    private static Reply answer(RoutingContext ctx) {
        var refusal = Controls.refusal(ctx.request(), true);
        var theme = Theme.of(Fields.form(ctx).get(Theme.COOKIE));
        if (refusal != null || theme.isEmpty()) {
            return refusal != null
                    ? refusal
                    : Json.problem(400, "bad-theme", "Bad request", "theme would be system, light or dark.");
        }
        ctx.response().addCookie(cookie(theme.get(), ctx.request().isSSL()));
        return Reply.of(303, Reply.HTML, "").with("Location", back(ctx.request().getHeader("Referer")));
    }

    /** The system's theme is what there is without a cookie, so it ends the cookie. */
    static Cookie cookie(Theme theme, boolean secure) {
        return Cookie.cookie(Theme.COOKIE, theme.word())
                .setPath("/")
                .setMaxAge(theme == Theme.SYSTEM ? 0 : KEPT.toSeconds())
                .setSameSite(CookieSameSite.LAX)
                .setHttpOnly(true)
                .setSecure(secure);
    }

    /** The page the form stood on: always one of ours, whatever the header says. */
    static String back(@Nullable String referer) {
        try {
            var from = URI.create(referer == null ? "" : referer);
            var path = from.getRawPath() == null ? "" : from.getRawPath();
            var isPath = path.startsWith("/") && !path.startsWith("//");
            return isPath ? path + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery()) : "/";
        } catch (IllegalArgumentException noUri) {
            return "/";
        }
    }

    /** What the browser of a request was last told to keep. */
    static Theme of(HttpServerRequest request) {
        var cookie = request.getCookie(Theme.COOKIE);
        return Theme.of(cookie == null ? null : cookie.getValue()).orElse(Theme.SYSTEM);
    }
}
