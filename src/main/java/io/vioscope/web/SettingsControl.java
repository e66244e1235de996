package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.web.page.reader.SettingsPage;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.Readers.Settings;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.ShortcutKeys;
import io.vioscope.web.view.Theme;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Keeps how a reader wants pages: {@code POST /settings}, from the form of that page. It changes nothing but the cookies of who
 * asks and what is kept of them, so it may be done also where whoever reaches the pages may only look.
 */
final class SettingsControl {
    private static final int MOST = 8_192;

    private final Function<RoutingContext, Ask> ask;
    private final SettingsPage page;
    private final SettingsKeeping keeping;
    private final BiConsumer<RoutingContext, Reply> send;

    SettingsControl(
            Function<RoutingContext, Ask> ask,
            SettingsPage page,
            SettingsKeeping keeping,
            BiConsumer<RoutingContext, Reply> send) {
        this.ask = ask;
        this.page = page;
        this.keeping = keeping;
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
                ? keep(ctx, new Settings(theme.orElseThrow(), preferences(fields, keys)))
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

    private Future<Reply> keep(RoutingContext ctx, Settings settings) {
        return keeping.keep(ctx, settings)
                .map(isKept -> Orders.seeOther("/settings?" + SettingsPage.KEPT + "=" + (isKept ? "1" : "here")));
    }

    /** What the browser of a request was last told to keep. */
    static Preferences of(HttpServerRequest request) {
        var cookie = request.getCookie(Preferences.COOKIE);
        return Preferences.of(cookie == null ? null : cookie.getValue());
    }
}
