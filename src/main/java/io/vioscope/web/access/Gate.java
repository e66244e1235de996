package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.access.Rules;
import io.vioscope.access.Secret;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign in: finds out who asks, and holds each request to its rule of {@link Rules}. Who is sent to the
 * sign-in is a person at a page; programs are told 401 or 403 as RFC 9457 and RFC 6750 have it.
 */
final class Gate implements Door {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;
    private final Cookie cookie;
    private final Notes notes;
    private final BiConsumer<RoutingContext, Reply> send;
    private final Function<RoutingContext, Future<Reply>> weak;

    /**
     * A gate.
     *
     * @param weak the page that says that one may not
     */
    Gate(
            Sessions sessions,
            Tokens tokens,
            Cookie cookie,
            Notes notes,
            BiConsumer<RoutingContext, Reply> send,
            Function<RoutingContext, Future<Reply>> weak) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.notes = notes;
        this.send = send;
        this.weak = weak;
    }

    /** What is written down, and from where it came. */
    record Notes(Audit audit, Peer peer) {}

    /** Who asks, or why that is not known; by a session or a token, if that has a hash. */
    private record Asker(
            Optional<Principal> who,
            Refusal why,
            @Nullable String session,
            @Nullable String token) {
        Asker(Optional<Principal> who, Refusal why, @Nullable String session) {
            this(who, why, session, null);
        }
    }

    @Override
    public void check(RoutingContext ctx) {
        var path = ctx.normalizedPath();
        var needed = Rules.needed(ctx.request().method().name(), path);
        if (needed == null && path.startsWith("/assets/")) {
            ctx.next();
            return;
        }
        // Nothing of the body may go by while the database is asked.
        ctx.request().pause();
        asker(ctx)
                .onComplete(
                        asker -> {
                            ctx.request().resume();
                            decide(ctx, needed, asker);
                        },
                        ctx::fail);
    }

    private Future<Asker> asker(RoutingContext ctx) {
        var header = ctx.request().getHeader("Authorization");
        if (header != null) {
            return byToken(header);
        }
        var secret = cookie.of(ctx);
        if (secret.isEmpty()) {
            return Future.succeededFuture(new Asker(Optional.empty(), Refusal.MISSING, null));
        }
        var hash = secret.get().hash();
        return sessions.find(hash).map(found -> {
            if (found.session().isPresent() && isByHand(ctx)) {
                sessions.used(hash, found.session().get());
            }
            return new Asker(found.session().map(session -> session.who()), found.why(), hash);
        });
    }

    private Future<Asker> byToken(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Future.succeededFuture(new Asker(Optional.empty(), Refusal.OTHER_SCHEME, null));
        }
        var secret = new Secret(header.substring(BEARER.length()).strip());
        return tokens.find(secret.hash())
                .map(checked -> checked.match(
                        who -> new Asker(Optional.of(who), Refusal.UNKNOWN, null, secret.hash()),
                        why -> new Asker(Optional.empty(), why, null)));
    }

    /** A page that fetches itself is nobody who does something. */
    private static boolean isByHand(RoutingContext ctx) {
        return !ctx.queryParams().contains("fragment") && !ctx.normalizedPath().startsWith("/eventbus/");
    }

    private void decide(RoutingContext ctx, @Nullable Role needed, Asker asker) {
        var isWrite = !READS.contains(ctx.request().method());
        var who = asker.who().orElse(Principal.NOBODY);
        if (isWrite && !isOurs(ctx, asker)) {
            note(ctx, who, Refusal.FOREIGN);
            refuse(ctx, 403, Refusal.FOREIGN);
        } else if (who.may(needed) && !isTold(ctx, who)) {
            Asking.let(ctx, who, asker.session());
            notTold(ctx, who);
        } else if (who.may(needed)) {
            Asking.let(ctx, who, asker.who().isPresent() ? asker.session() : null);
            Asking.byToken(ctx, asker.token());
            if (who.isKnown() && !Rules.onlyAsks(ctx.request().method().name(), ctx.normalizedPath())) {
                noteWhatComesOfIt(ctx, who);
            }
            ctx.next();
        } else if (asker.who().isPresent()) {
            Asking.let(ctx, who, asker.session());
            note(ctx, who, Refusal.TOO_WEAK);
            tooWeak(ctx);
        } else {
            if (asker.why() != Refusal.MISSING && asker.why() != Refusal.AWAY) {
                note(ctx, who, asker.why());
            }
            unknown(ctx, asker.why());
        }
    }

    private static boolean isTold(RoutingContext ctx, Principal who) {
        return who.scope().isAll() || Rules.isScoped(ctx.request().method().name(), ctx.normalizedPath());
    }

    /** Who signs in is sent to the first page, which tells of all; theirs is the one of problems. */
    private void notTold(RoutingContext ctx, Principal who) {
        if (ctx.normalizedPath().equals("/") && isPage(ctx)) {
            send.accept(
                    ctx,
                    Reply.of(303, Reply.HTML, "").with("Location", "/problems").with("Cache-Control", "no-store"));
            return;
        }
        note(ctx, who, Refusal.SCOPED);
        if (isPage(ctx)) {
            weak.apply(ctx).onComplete(reply -> send.accept(ctx, reply), ctx::fail);
        } else {
            refuse(ctx, 403, Refusal.SCOPED);
        }
    }

    private void note(RoutingContext ctx, Principal who, Refusal why) {
        notes.audit().refused(who.name(), who.way(), notes.peer().of(ctx.request()), what(ctx), why.word());
    }

    private void noteWhatComesOfIt(RoutingContext ctx, Principal who) {
        var from = notes.peer().of(ctx.request());
        ctx.addEndHandler(ended -> notes.audit()
                .did(who, from, what(ctx), "done: " + ctx.response().getStatusCode()));
    }

    private static String what(RoutingContext ctx) {
        return ctx.request().method().name() + " " + ctx.normalizedPath();
    }

    /** A browser adds the cookie by itself, whoever made it send the request; so then it has to be said who did. */
    private static boolean isOurs(RoutingContext ctx, Asker asker) {
        var isByCookie = asker.session() != null;
        return Origins.isOwn(ctx.request()) && (!isByCookie || Origins.isSaid(ctx.request()));
    }

    private void tooWeak(RoutingContext ctx) {
        if (isPage(ctx)) {
            weak.apply(ctx).onComplete(reply -> send.accept(ctx, reply), ctx::fail);
        } else {
            refuse(ctx, 403, Refusal.TOO_WEAK);
        }
    }

    private void unknown(RoutingContext ctx, Refusal why) {
        if (why == Refusal.AWAY) {
            refuse(ctx, 503, why);
        } else if (isPage(ctx)) {
            var said = why == Refusal.MISSING ? "" : "&why=" + why.word();
            var to = Texts.encode(ctx.request().uri());
            var reply = Reply.of(303, Reply.HTML, "").with("Location", "/sign-in?to=" + to + said);
            send.accept(ctx, reply.with("Cache-Control", "no-store"));
        } else {
            refuse(ctx, 401, why);
        }
    }

    /** Whether a person waits for it. */
    private static boolean isPage(RoutingContext ctx) {
        var accept = ctx.request().getHeader("Accept");
        return READS.contains(ctx.request().method())
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html")
                && !ctx.normalizedPath().startsWith("/api/")
                && ctx.request().getHeader("Authorization") == null;
    }

    private void refuse(RoutingContext ctx, int status, Refusal why) {
        var title = switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            default -> "Unavailable";
        };
        var slug = why == Refusal.FOREIGN ? "foreign-origin" : why.word();
        var reply = Json.problem(status, slug, title, why.sentence()).with("Cache-Control", "no-store");
        send.accept(ctx, status == 401 || why == Refusal.TOO_WEAK ? reply.with("WWW-Authenticate", ask(why)) : reply);
    }

    /** RFC 6750, section 3. */
    private static String ask(Refusal why) {
        var realm = "Bearer realm=\"vioscope\"";
        return switch (why) {
            case MISSING, OTHER_SCHEME -> realm;
            case TOO_WEAK -> realm + ", error=\"insufficient_scope\"";
            default -> realm + ", error=\"invalid_token\"";
        };
    }
}
