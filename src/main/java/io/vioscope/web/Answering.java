package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.web.access.Asking;
import io.vioscope.web.api.Json;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Presentation;
import io.vioscope.web.contract.Request;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Scopes;
import io.vioscope.web.view.Shelf;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers requests by views: of which world, to whom, and in which form. */
final class Answering {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Supplier<World> world;
    private final Scopes scopes;
    private final TimeTravel travel;
    private final OffLoop offLoop;
    private final Gzip gzip;
    private final LastChange changes;

    /** From that world, from those for who is told of some projects only, and from those of the past. */
    Answering(Supplier<World> world, Scopes scopes, TimeTravel travel, OffLoop offLoop, InstantSource clock) {
        this.world = world;
        this.scopes = scopes;
        this.travel = travel;
        this.offLoop = offLoop;
        this.gzip = new Gzip(offLoop);
        this.changes = new LastChange(clock);
    }

    /** A page. */
    Handler<RoutingContext> page(View view) {
        return ctx -> answer(ask(ctx), view)
                .map(reply -> dated(ctx, reply))
                .onComplete(reply -> Sending.send(ctx, reply), ctx::fail);
    }

    /** What a view answers, of what the reader may be told. */
    Future<Reply> answer(Ask ask, View view) {
        return scoped(ask, view);
    }

    /** An operation of the contract, answered by that view as it is wanted. */
    Handler<RoutingContext> operation(Operation operation, View view) {
        return ctx -> {
            var asked = ask(ctx);
            var wanted = Presentation.of(operation, asked.query().getOrDefault(Request.FIELDS, ""), accepted(ctx));
            View presented = ask -> view.answer(ask)
                    .compose(reply ->
                            wanted.isUsual() ? Future.succeededFuture(reply) : offLoop.run(() -> wanted.of(reply)))
                    .map(reply ->
                            Numbered.of(ask, operation.answers("text/csv") ? reply.with("Vary", "Accept") : reply));
            var answer = operation.knowsThePast() || !asked.who().scope().isAll()
                    ? scoped(asked, presented)
                    : presented.answer(asked);
            answer.map(reply -> dated(ctx, reply))
                    .compose(reply -> gzip.of(ctx.request(), operation, reply))
                    .onComplete(reply -> Sending.send(ctx, reply), ctx::fail);
        };
    }

    /** What is read, with since when it is so. */
    Reply dated(RoutingContext ctx, Reply reply) {
        return READS.contains(ctx.request().method())
                ? changes.of(
                        Asking.who(ctx) + "\n" + reply.type() + "\n"
                                + ctx.request().uri(),
                        reply)
                : reply;
    }

    private static List<String> accepted(RoutingContext ctx) {
        return ctx.parsedHeaders().accept().stream()
                .map(type -> type.component() + "/" + type.subComponent())
                .toList();
    }

    /** Who is told of some projects only is answered from a world in which there is nothing else, and from the present alone. */
    private Future<Reply> scoped(Ask ask, View view) {
        var scope = ask.who().scope();
        if (scope.isAll()) {
            return travel.answer(ask, view);
        }
        if (ask.query().containsKey(Then.PARAMETER)) {
            return Future.succeededFuture(
                    Json.problem(403, Refusal.SCOPED.word(), "Forbidden", Refusal.SCOPED.sentence()));
        }
        return scopes.of(world.get(), scope)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(told -> told.map(some -> view.answer(ask.in(some, ask.query())))
                        .orElseGet(() -> Future.succeededFuture(notKnownNow())));
    }

    private static Reply notKnownNow() {
        var detail = "What of the problems concerns you is not known just now. Ask again.";
        return Json.problem(503, "not-known-now", "Not known just now", detail).with("Retry-After", "5");
    }

    /** The world of one who is told of all. In that of anybody else there is nothing, unless {@link #scoped} makes one for them. */
    private World seen(Principal who) {
        var all = world.get();
        return who.scope().isAll() ? all : all.withNothing(who.scope());
    }

    /** What is asked, and by whom. */
    Ask ask(RoutingContext ctx) {
        var query = new HashMap<String, String>();
        ctx.queryParams().forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
        var parts = new ArrayList<String>();
        if (ctx.pathParams().containsKey("kind")) {
            parts.add(ctx.pathParam("kind"));
            parts.add(ctx.pathParam("id"));
        } else if (ctx.pathParams().containsKey("number")) {
            parts.add(ctx.pathParam("number"));
        }
        if (ctx.pathParams().containsKey("problem")) {
            parts.add(ctx.pathParam("problem"));
        }
        Stream.of("receiver", "cloud", "seq")
                .filter(name -> ctx.pathParams().containsKey("receiver"))
                .filter(ctx.pathParams()::containsKey)
                .forEach(name -> parts.add(ctx.pathParam(name)));
        var who = Asking.who(ctx);
        return new Ask(
                ctx.request().path(),
                parts,
                query,
                seen(who),
                ThemeControl.of(ctx.request()),
                SettingsControl.of(ctx.request()),
                who,
                Shelf.UNREAD,
                !READS.contains(ctx.request().method()));
    }
}
