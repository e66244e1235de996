package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Readers.Settings;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Theme;
import java.net.URI;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which theme a browser is shown: {@code POST /theme} with {@code theme}, from the form on every page. It changes nothing
 * but the cookie of who asks and what is kept of them, so it may be done also where whoever reaches the pages may only look.
 */
final class ThemeControl {
    private static final int MOST = 1024;

    private final SettingsKeeping keeping;
    private final BiConsumer<RoutingContext, Reply> send;

    ThemeControl(SettingsKeeping keeping, BiConsumer<RoutingContext, Reply> send) {
        this.keeping = keeping;
        this.send = send;
    }

    void mount(Router router) {
        router.post("/theme")
                .handler(BodyHandler.create(false).setBodyLimit(MOST))
                .handler(ctx -> answer(ctx).onComplete(reply -> send.accept(ctx, reply), ctx::fail));
    }

    private Future<Reply> answer(RoutingContext ctx) {
        var refusal = Controls.refusal(ctx.request(), true);
        var theme = Theme.of(Fields.form(ctx).get(Theme.COOKIE));
        if (refusal != null || theme.isEmpty()) {
            return Future.succeededFuture(
                    refusal != null
                            ? refusal
                            : Json.problem(400, "bad-theme", "Bad request", "theme would be system, light or dark."));
        }
        var back = Orders.seeOther(back(ctx.request().getHeader("Referer")));
        return keeping.keep(ctx, new Settings(theme.get(), SettingsControl.of(ctx.request())))
                .map(isKept -> back);
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
