package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Secret;
import io.vioscope.access.Way;
import io.vioscope.access.oidc.Flight;
import io.vioscope.web.view.Reply;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** {@code GET /sign-in/oidc}, by which a browser goes to the provider, and {@code /sign-in/oidc/callback}, by which it comes back. */
final class ProviderRoutes {
    private static final String WHAT = "sign in at oidc";

    private final Provider provider;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Cookie cookie;
    private final FlightCookie flights;
    private final Gate.Notes notes;
    private final BiConsumer<RoutingContext, Reply> send;
    private final BiFunction<RoutingContext, Principal, Future<Void>> welcome;

    ProviderRoutes(
            Provider provider,
            SignIn signIn,
            Sessions sessions,
            Cookie cookie,
            Gate.Notes notes,
            Entrance.Around around) {
        this.provider = provider;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.flights = new FlightCookie(cookie.isSecure());
        this.notes = notes;
        this.send = around.send();
        this.welcome = around.welcome();
    }

    void mount(Router router) {
        router.get("/sign-in/oidc").handler(ctx -> reply(ctx, leave(ctx)));
        router.get("/sign-in/oidc/callback").handler(ctx -> reply(ctx, comeBack(ctx)));
    }

    private void reply(RoutingContext ctx, Future<Reply> reply) {
        reply.onComplete(done -> send.accept(ctx, done.with("Cache-Control", "no-store")), ctx::fail);
    }

    private Future<Reply> leave(RoutingContext ctx) {
        var flight = new Flight(Secret.of("", Sessions.chance(Secret.OCTETS)));
        return provider.begin(flight).map(where -> {
            where.ifPresent(known ->
                    flights.give(ctx, flight, SignInRoutes.to(ctx.request().getParam("to"))));
            return where.map(ProviderRoutes::seeOther).orElseGet(() -> refuse(ctx, Refusal.AWAY));
        });
    }

    private Future<Reply> comeBack(RoutingContext ctx) {
        var held = flights.take(ctx);
        var state = ctx.request().getParam("state");
        if (held.isEmpty() || !held.get().flight().state().equals(state) || !isByProvider(ctx)) {
            return Future.succeededFuture(refuse(ctx, Refusal.STRAY));
        }
        var code = ctx.request().getParam("code");
        if (code == null || code.isEmpty()) {
            return Future.succeededFuture(refuse(ctx, Refusal.DENIED));
        }
        return signIn.arrive(provider, code, held.get().flight(), notes.peer().of(ctx.request()))
                .compose(landed -> landed.outcome()
                        .secret()
                        .map(secret -> welcome(ctx, landed, secret, held.get().to()))
                        .orElseGet(() -> Future.succeededFuture(
                                refuse(ctx, landed.outcome().why().orElseThrow(), landed.subject()))));
    }

    /** Who it is may stand beside the code, against mixing up providers (RFC 9207). */
    private boolean isByProvider(RoutingContext ctx) {
        var issuer = ctx.request().getParam("iss");
        return issuer == null || issuer.equals(provider.issuer().toString());
    }

    private Future<Reply> welcome(RoutingContext ctx, SignIn.Landed landed, Secret secret, String to) {
        var before = Asking.session(ctx);
        if (before != null) {
            sessions.end(before);
        }
        cookie.give(ctx, secret);
        var who = landed.outcome().who().orElseThrow();
        var what = WHAT + " as " + landed.subject();
        notes.audit().did(who, notes.peer().of(ctx.request()), what, "signed in");
        return welcome.apply(ctx, who).map(done -> seeOther(URI.create(ascii(SignInRoutes.to(to)))));
    }

    /** The page came in a cookie, so it may be anything. */
    private static String ascii(String page) {
        try {
            return URI.create(page).toASCIIString();
        } catch (IllegalArgumentException noAddress) {
            return "/";
        }
    }

    private Reply refuse(RoutingContext ctx, Refusal why) {
        return refuse(ctx, why, "");
    }

    private Reply refuse(RoutingContext ctx, Refusal why, String subject) {
        notes.audit().refused(subject, Way.OIDC, notes.peer().of(ctx.request()), WHAT, why.word());
        return seeOther(URI.create("/sign-in?why=" + why.word()));
    }

    private static Reply seeOther(URI location) {
        return Reply.of(303, Reply.HTML, "").with("Location", location.toASCIIString());
    }

    /** What of the page's address says that people are to be asked where to sign out too. */
    static Optional<String> signedOut(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getParam("out")).filter(Way.OIDC.word()::equals);
    }

    /** Where people sign out of the provider too. */
    Future<Optional<URI>> signOut(RoutingContext ctx) {
        return signedOut(ctx).isPresent() ? provider.signOut() : Future.succeededFuture(Optional.empty());
    }

    /** What the page that has the button shows. */
    String title() {
        return Objects.requireNonNull(provider.title());
    }
}
