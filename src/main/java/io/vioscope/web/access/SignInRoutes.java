package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.access.Lockout;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Way;
import io.vioscope.web.page.reader.SignInPage;
import io.vioscope.web.page.reader.SignInPage.Choice;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** {@code GET} and {@code POST /sign-in}, {@code POST /sign-out}: a form, without any script. */
final class SignInRoutes {
    private static final int MOST = 16_384;
    private static final List<Refusal> TOLD = List.of(
            Refusal.IDLE,
            Refusal.ENDED,
            Refusal.UNKNOWN,
            Refusal.AWAY,
            Refusal.STRAY,
            Refusal.DENIED,
            Refusal.UNFIT,
            Refusal.NO_ROLE,
            Refusal.LOCKED);

    private final SignIn signIn;
    private final Sessions sessions;
    private final Lasting lasting;
    private final Cookie cookie;
    private final Gate.Notes notes;
    private final SignInPage page;
    private final Optional<ProviderRoutes> provider;
    private final BiConsumer<RoutingContext, Reply> send;
    private final BiFunction<RoutingContext, Principal, Future<Void>> welcome;

    SignInRoutes(
            SignIn signIn,
            Sessions sessions,
            Lasting lasting,
            Cookie cookie,
            Gate.Notes notes,
            Optional<ProviderRoutes> provider,
            Entrance.Around around) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.lasting = lasting;
        this.cookie = cookie;
        this.notes = notes;
        this.page = around.page();
        this.provider = provider;
        this.send = around.send();
        this.welcome = around.welcome();
    }

    void mount(Router router) {
        provider.ifPresent(routes -> routes.mount(router));
        router.get("/sign-in").handler(ctx -> reply(ctx, form(ctx)));
        router.post("/sign-in")
                .handler(BodyHandler.create(false).setBodyLimit(MOST))
                .handler(ctx -> reply(ctx, signIn(ctx)));
        router.post("/sign-out").handler(ctx -> reply(ctx, signOut(ctx)));
    }

    private void reply(RoutingContext ctx, Future<Reply> reply) {
        reply.onComplete(done -> send.accept(ctx, done.with("Cache-Control", "no-store")), ctx::fail);
    }

    private Future<Reply> form(RoutingContext ctx) {
        if (Asking.who(ctx).isKnown()) {
            return Future.succeededFuture(seeOther(to(ctx.request().getParam("to"))));
        }
        var why = Optional.ofNullable(ctx.request().getParam("why")).flatMap(SignInRoutes::known);
        return other(ctx)
                .compose(other -> page.answer(
                        200, model(ctx, "", why.map(Refusal::sentence).orElse(""), other)));
    }

    private static Optional<Refusal> known(String word) {
        return TOLD.stream().filter(why -> why.word().equals(word)).findFirst();
    }

    private Future<SignInPage.Other> other(RoutingContext ctx) {
        return provider.map(routes -> routes.signOut(ctx)
                        .map(out -> new SignInPage.Other(
                                routes.title(),
                                "/sign-in/oidc?to=" + Texts.encode(to(asked(ctx))),
                                out.map(URI::toASCIIString).orElse(""))))
                .orElseGet(() -> Future.succeededFuture(SignInPage.Other.NONE));
    }

    private static String asked(RoutingContext ctx) {
        return Objects.requireNonNullElse(
                ctx.request().getFormAttribute("to"), ctx.request().getParam("to", ""));
    }

    private SignInPage.Model model(RoutingContext ctx, String name, String said, SignInPage.Other other) {
        var chosen = Objects.requireNonNullElse(ctx.request().getFormAttribute("directory"), "");
        var choices = signIn.directories().stream()
                .map(d -> new Choice(d.name(), d.title(), d.name().equals(chosen)))
                .toList();
        var isChoice = choices.size() > 1;
        return new SignInPage.Model(
                page.assets(), to(asked(ctx)), name, said, isChoice ? choices : List.of(), !choices.isEmpty(), other);
    }

    /** Where to go then: only to a page of ours, and to no sign-in. */
    static String to(String asked) {
        var isOurs = asked != null
                && asked.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?")
                && !asked.startsWith("/sign-");
        return isOurs ? asked : "/";
    }

    private Future<Reply> signIn(RoutingContext ctx) {
        var typed = new SignIn.Typed(
                attribute(ctx, "directory"),
                attribute(ctx, "username").strip(),
                attribute(ctx, "password"),
                notes.peer().of(ctx.request()));
        return signIn.by(typed)
                .compose(outcome -> outcome.secret()
                        .map(secret -> {
                            var before = Asking.session(ctx);
                            if (before != null) {
                                sessions.end(before);
                            }
                            cookie.give(ctx, secret);
                            var who = outcome.who().orElseThrow();
                            notes.audit().did(who, typed.from(), where(typed), "signed in");
                            return welcome.apply(ctx, who).map(done -> seeOther(to(attribute(ctx, "to"))));
                        })
                        .orElseGet(() -> refuse(ctx, typed, outcome)));
    }

    private static String where(SignIn.Typed typed) {
        return typed.directory().isEmpty() ? "sign in" : "sign in at " + typed.directory();
    }

    private static String attribute(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.request().getFormAttribute(name), "");
    }

    private Future<Reply> refuse(RoutingContext ctx, SignIn.Typed typed, SignIn.Outcome outcome) {
        var why = outcome.why().orElseThrow();
        notes.audit().refused(typed.name(), Way.NONE, typed.from(), where(typed), why.word());
        var said = String.join(" ", said(why.sentence(), outcome.delay()));
        return other(ctx)
                .compose(other -> page.answer(status(why), model(ctx, typed.name(), said, other)))
                .map(reply -> outcome.delay().isZero()
                        ? reply
                        : reply.with(
                                "Retry-After", Long.toString(outcome.delay().toSeconds())))
                .map(reply -> status(why) == 503 ? reply : limited(reply, signIn.left(typed), outcome.delay()));
    }

    /** What of the limit is left (draft-ietf-httpapi-ratelimit-headers-10); an hour without a wrong password forgets all. */
    private static Reply limited(Reply reply, int left, Duration delay) {
        var forgets = Lockout.MEMORY.toSeconds();
        var again = delay.isZero() ? forgets : delay.toSeconds();
        return reply.with("RateLimit-Policy", "\"wrong-passwords\";q=" + Lockout.FREE + ";w=" + forgets)
                .with("RateLimit", "\"wrong-passwords\";r=" + left + ";t=" + again);
    }

    static int status(Refusal why) {
        return switch (why) {
            case LOCKED -> 429;
            case BUSY, AWAY -> 503;
            default -> 403;
        };
    }

    /** What is said, and of the wait if there is one. */
    static List<String> said(String why, Duration delay) {
        return delay.isZero() ? List.of(why) : List.of(why, wait(delay));
    }

    /** In words, as nobody counts seconds beyond a minute. */
    private static String wait(Duration wait) {
        var minutes = (wait.toSeconds() + 59) / 60;
        var time = wait.toSeconds() <= 60 ? Texts.count(wait.toSeconds(), "second") : Texts.count(minutes, "minute");
        return Words.of("sign-in.no-other-is-looked-at", time);
    }

    private Future<Reply> signOut(RoutingContext ctx) {
        cookie.take(ctx);
        var isOther = provider.isPresent() && Asking.who(ctx).way() == Way.OIDC;
        var where = isOther ? "/sign-in?out=" + Way.OIDC.word() : "/sign-in";
        var session = Asking.session(ctx);
        var ended = session == null ? Future.<Void>succeededFuture() : sessions.end(session);
        return ended.otherwiseEmpty()
                .onComplete(over -> lasting.look())
                .map(over -> seeOther(where).with("Clear-Site-Data", "\"cache\""));
    }

    private static Reply seeOther(String location) {
        return Reply.of(303, Reply.HTML, "").with("Location", location);
    }
}
