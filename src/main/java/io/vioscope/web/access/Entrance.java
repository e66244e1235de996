package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vioscope.access.Principal;
import io.vioscope.config.SignInConfig;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.page.reader.AccessPage;
import io.vioscope.web.page.reader.PasswordPage;
import io.vioscope.web.page.reader.SignInPage;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The door and all that belongs to it, put together as the configuration has it. */
public final class Entrance {
    private final Gate gate;
    private final SignInRoutes routes;
    private final AccessRoutes admins;
    private final PasswordRoutes passwords;
    private final Lasting lasting;

    /** What the door needs of the rest of the face; welcome is told who signed in, before they are answered, and never fails. */
    public record Around(
            SignInPage page,
            AccessPage accessPage,
            PasswordPage passwordPage,
            OffLoop offLoop,
            Function<RoutingContext, Ask> ask,
            BiConsumer<RoutingContext, Reply> send,
            Function<RoutingContext, Future<Reply>> weak,
            BiFunction<RoutingContext, Principal, Future<Void>> welcome) {}

    /** Who lets people in beside ourselves: those who know passwords, and one with a place of its own, if there is one. */
    public record Others(List<Directory> directories, Optional<Provider> provider) {
        /** Nobody. */
        public static final Others NONE = new Others(List.of(), Optional.empty());

        public Others {
            directories = List.copyOf(directories);
        }
    }

    /**
     * @param speaksTls whether this server speaks TLS itself
     * @param others    who lets people in beside ourselves
     */
    public Entrance(
            Vertx vertx,
            SignInConfig config,
            boolean speaksTls,
            Keeper keeper,
            Others others,
            InstantSource clock,
            Around around) {
        var cookie = new Cookie(speaksTls || config.isSecure());
        var peer = new Peer(config.proxies());
        var sessions = new Sessions(keeper, config.sessions(), clock);
        var directories = new ArrayList<>(others.directories());
        var local = new LocalDirectory(vertx, keeper);
        if (config.local()) {
            directories.add(local);
        }
        var signIn = new SignIn(directories, sessions, clock);
        var tokens = new Tokens(keeper, clock);
        lasting = new Lasting(vertx, sessions, tokens);
        admins = new AccessRoutes(keeper, sessions, tokens, clock, lasting, around);
        var audit = new Audit(vertx, keeper, clock);
        var notes = new Gate.Notes(audit, peer);
        gate = new Gate(sessions, tokens, cookie, notes, around.send(), around.weak());
        passwords = new PasswordRoutes(signIn, sessions, local, lasting, cookie, peer, clock, around);
        var elsewhere = others.provider()
                .map(provider -> new ProviderRoutes(provider, signIn, sessions, cookie, notes, around));
        routes = new SignInRoutes(signIn, sessions, lasting, cookie, notes, elsewhere, around);
    }

    /** What every request passes. */
    public Door door() {
        return gate;
    }

    /** A live connection was opened. */
    public void opened(SockJSSocket socket) {
        lasting.opened(socket.routingContext(), socket, socket::close);
    }

    /** A live connection was closed. */
    public void closed(SockJSSocket socket) {
        lasting.closed(socket);
    }

    private void stream(RoutingContext ctx) {
        lasting.opened(ctx, ctx, () -> ctx.response().reset());
        ctx.addEndHandler(over -> lasting.closed(ctx));
        ctx.next();
    }

    /** Mounts what people sign in by, and what admins do. */
    public void mount(Router router) {
        router.get(Contract.ours().operation("streamFacts").route()).handler(this::stream);
        routes.mount(router);
        admins.mount(router);
        passwords.mount(router);
    }
}
