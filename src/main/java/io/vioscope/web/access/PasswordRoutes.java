package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Wanted;
import io.vioscope.access.Way;
import io.vioscope.web.page.reader.PasswordPage;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Reply;
import io.vioscope.words.Words;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * {@code GET} and {@code POST /password}: somebody whose password is kept here changes it, by the present one. All their sessions
 * end; the browser they are at gets a new one. Wrong passwords are counted as at the sign-in.
 */
final class PasswordRoutes {
    private static final int MOST = 16_384;

    private final SignIn signIn;
    private final Sessions sessions;
    private final LocalDirectory directory;
    private final Lasting lasting;
    private final Cookie cookie;
    private final Peer peer;
    private final InstantSource clock;
    private final PasswordPage page;
    private final Function<RoutingContext, Ask> ask;
    private final BiConsumer<RoutingContext, Reply> send;

    PasswordRoutes(
            SignIn signIn,
            Sessions sessions,
            LocalDirectory directory,
            Lasting lasting,
            Cookie cookie,
            Peer peer,
            InstantSource clock,
            Entrance.Around around) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.directory = directory;
        this.lasting = lasting;
        this.cookie = cookie;
        this.peer = peer;
        this.clock = clock;
        this.page = around.passwordPage();
        this.ask = around.ask();
        this.send = around.send();
    }

    void mount(Router router) {
        router.get("/password").handler(ctx -> reply(ctx, show(ctx)));
        router.post("/password")
                .handler(BodyHandler.create(false).setBodyLimit(MOST))
                .handler(ctx -> reply(ctx, change(ctx)));
    }

    private void reply(RoutingContext ctx, Future<Reply> reply) {
        reply.onComplete(done -> send.accept(ctx, done.with("Cache-Control", "no-store")), ctx::fail);
    }

    private Future<Reply> show(RoutingContext ctx) {
        return page.answer(ask.apply(ctx), 200, ctx.queryParams().contains("changed"), List.of());
    }

    private Future<Reply> change(RoutingContext ctx) {
        var who = Asking.who(ctx);
        if (who.way() != Way.LOCAL) {
            return page.answer(ask.apply(ctx), 409, false, List.of());
        }
        var wrong = wrong(who.name(), typed(ctx, "current"), typed(ctx, "wanted"), typed(ctx, "again"));
        if (!wrong.isEmpty()) {
            return page.answer(ask.apply(ctx), 400, false, wrong);
        }
        var from = peer.of(ctx.request());
        return signIn.look(new SignIn.Typed(LocalDirectory.NAME, who.name(), typed(ctx, "current"), from))
                .compose(outcome -> outcome.why().isPresent()
                        ? refuse(ctx, outcome)
                        : change(ctx, outcome.who().orElseThrow(), from));
    }

    private static List<String> wrong(String name, String current, String wanted, String again) {
        var all = new ArrayList<String>();
        if (!wanted.equals(again)) {
            all.add(Words.of("password.not-same-both-times"));
        }
        if (wanted.equals(current)) {
            all.add(Words.of("password.new-password-is-present-one"));
        }
        Wanted.password(name, wanted)
                .ifPresent(why -> all.add(Character.toUpperCase(why.charAt(0)) + why.substring(1) + "."));
        return all;
    }

    private static String typed(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.request().getFormAttribute(name), "");
    }

    private Future<Reply> refuse(RoutingContext ctx, SignIn.Outcome outcome) {
        var why = outcome.why().orElseThrow();
        var said = why == Refusal.WRONG ? Words.of("password.present-password-is-wrong") : why.sentence();
        return page.answer(ask.apply(ctx), SignInRoutes.status(why), false, SignInRoutes.said(said, outcome.delay()));
    }

    private Future<Reply> change(RoutingContext ctx, Principal who, String from) {
        return directory
                .change(who.name(), typed(ctx, "wanted"), clock.instant())
                .compose(changed -> changed
                        ? again(ctx, who, from)
                        : page.answer(ask.apply(ctx), 409, false, List.of(Words.of("password.there-is-no-such-user"))))
                .recover(away -> page.answer(ask.apply(ctx), 503, false, List.of(Refusal.AWAY.sentence())));
    }

    /** Who cannot be signed in again here, as the database went away meanwhile, has to do it themselves. */
    private Future<Reply> again(RoutingContext ctx, Principal who, String from) {
        sessions.ended(who.name());
        lasting.look();
        return signIn.begin(who, from).map(outcome -> {
            outcome.secret().ifPresent(secret -> cookie.give(ctx, secret));
            return Reply.of(303, Reply.HTML, "").with("Location", "/password?changed");
        });
    }
}
