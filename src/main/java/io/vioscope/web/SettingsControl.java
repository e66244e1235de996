package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.web.page.SettingsPage;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.ShortcutKeys;
import io.vioscope.web.view.Theme;
import io.vioscope.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Keeps how a reader wants pages: {@code POST /settings}, from the form of that page. It changes nothing but the cookies of who
 * asks, so it may be done also where whoever reaches the pages may only look.
 */
final class SettingsControl {
    private static final int MOST = 8_192;
    private static final Duration KEPT = Duration.ofDays(365);

    private final Function<RoutingContext, Ask> ask;
    private final SettingsPage page;
    private final BiConsumer<RoutingContext, Reply> send;

    SettingsControl(Function<RoutingContext, Ask> ask, SettingsPage page, BiConsumer<RoutingContext, Reply> send) {
        this.ask = ask;
        this.page = page;
        this.send = send;
    }

    void mount(Router router) {
        router.post("/settings")
                .handler(BodyHandler.create(false).setBodyLimit(MOST))
                .handler(ctx -> answer(ctx).onComplete(reply -> send.accept(ctx, reply), ctx::fail));
    }

    private Future<Reply> answer(RoutingContext ctx) {
        var refusal = Controls.refusal(ctx.request(), true);
        if (refusal != null) {
            return Future.succeededFuture(refusal);
        }
        var fields = Fields.form(ctx);
        var keys = keys(fields);
        var theme = Theme.of(fields.get(Theme.COOKIE));
        var wrong = new ArrayList<>(ShortcutKeys.wrong(keys));
        if (theme.isEmpty()) {
            wrong.add(Words.of("settings.theme-right-would-be-system"));
        }
        return wrong.isEmpty()
                ? keep(ctx, theme.orElseThrow(), preferences(fields, keys))
                : page.rejected(ask.apply(ctx), fields, List.copyOf(wrong));
    }

    /** Only those that are not as usual. */
    private static Map<String, String> keys(Map<String, String> fields) {
        var keys = new HashMap<String, String>();
        var all = ShortcutKeys.single();
        for (var i = 0; i < all.size(); i++) {
            var usual = all.get(i).keys();
            var key = fields.getOrDefault(SettingsPage.KEY + i, usual).strip();
            if (!key.equals(usual)) {
                keys.put(usual, key);
            }
        }
        return keys;
    }

    private static Preferences preferences(Map<String, String> fields, Map<String, String> keys) {
        return new Preferences(
                fields.containsKey("contrast"),
                fields.containsKey("still"),
                fields.containsKey("local"),
                fields.containsKey("quiet"),
                fields.containsKey("keysOff"),
                keys);
    }

    private static Future<Reply> keep(RoutingContext ctx, Theme theme, Preferences preferences) {
        var secure = ctx.request().isSSL();
        ctx.response().addCookie(ThemeControl.cookie(theme, secure));
        ctx.response()
                .addCookie(Cookie.cookie(Preferences.COOKIE, preferences.text())
                        .setPath("/")
                        .setMaxAge(preferences.equals(Preferences.NONE) ? 0 : KEPT.toSeconds())
                        .setSameSite(CookieSameSite.LAX)
                        .setHttpOnly(true)
                        .setSecure(secure));
        return Future.succeededFuture(Orders.seeOther("/settings?kept=1"));
    }

    /** What the browser of a request was last told to keep. */
    static Preferences of(HttpServerRequest request) {
        var cookie = request.getCookie(Preferences.COOKIE);
        return Preferences.of(cookie == null ? null : cookie.getValue());
    }
}
