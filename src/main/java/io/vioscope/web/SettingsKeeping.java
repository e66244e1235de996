package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import io.vioscope.access.Way;
import io.vioscope.web.access.Asking;
import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.Readers.Settings;
import io.vioscope.web.view.Theme;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps how a reader wants pages: in cookies, by which pages are rendered, and of people who sign in beyond that, so that
 * another browser has it too as soon as they sign in there.
 */
final class SettingsKeeping {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Readers readers;
    private final InstantSource clock;

    SettingsKeeping(Readers readers, InstantSource clock) {
        this.readers = readers;
        this.clock = clock;
    }

    /** Whether it is kept beyond the browser what that reader wants. */
    static boolean isKeptFor(Principal reader) {
        return reader.isKnown() && reader.way() != Way.TOKEN;
    }

    /** Has the browser keep it, and the database where the reader signed in; whether that could be. */
    Future<Boolean> keep(RoutingContext ctx, Settings settings) {
        give(ctx, settings);
        var reader = Asking.who(ctx);
        return isKeptFor(reader)
                ? readers.keep(reader, settings, clock.instant()).map(true).otherwise(false)
                : Future.succeededFuture(true);
    }

    /** Somebody signs in: the browser takes over what was kept of them, if anything was. */
    Future<Void> welcome(RoutingContext ctx, Principal reader) {
        return readers.settings(reader)
                .map(kept -> {
                    kept.ifPresent(settings -> give(ctx, settings));
                    return (Void) null;
                })
                .otherwiseEmpty();
    }

    /** What is as usual ends its cookie. */
    private static void give(RoutingContext ctx, Settings settings) {
        var secure = ctx.request().isSSL();
        var text = settings.preferences().text();
        ctx.response()
                .addCookie(cookie(Theme.COOKIE, settings.theme().word(), settings.theme() == Theme.SYSTEM, secure));
        ctx.response().addCookie(cookie(Preferences.COOKIE, text, text.isEmpty(), secure));
    }

    private static Cookie cookie(String name, String value, boolean isUsual, boolean secure) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setMaxAge(isUsual ? 0 : KEPT.toSeconds())
                .setSameSite(CookieSameSite.LAX)
                .setHttpOnly(true)
                .setSecure(secure);
    }
}
