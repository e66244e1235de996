package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How orders of operators come in, whatever they are about: with a body that is not too large, from our own pages or from
 * programs, and only where anything may be done at all ({@link Controls#refusal}).
 */
final class Orders {
    /** How many octets the body of an order has at most. */
    static final int MOST = 16_384;

    private final boolean allowed;
    private final Function<RoutingContext, Ask> ask;
    private final BiConsumer<RoutingContext, Reply> send;

    /** @param allowed whether anything may be done at all */
    Orders(boolean allowed, Function<RoutingContext, Ask> ask, BiConsumer<RoutingContext, Reply> send) {
        this.allowed = allowed;
        this.ask = ask;
        this.send = send;
    }

    /** What is asked, and of which world. */
    Ask ask(RoutingContext ctx) {
        return ask.apply(ctx);
    }

    /** Orders that the contract has under that name are answered by that. */
    void take(Router router, String operation, Function<RoutingContext, Future<Reply>> answer) {
        var asked = Contract.ours().operation(operation);
        take(router, HttpMethod.valueOf(asked.method()), asked.route(), answer);
    }

    /** Orders of that method and path are answered by that. */
    void take(Router router, HttpMethod method, String path, Function<RoutingContext, Future<Reply>> answer) {
        take(router, method, path, MOST, answer);
    }

    /** The same, with a body of another size. */
    void take(Router router, HttpMethod method, String path, int most, Function<RoutingContext, Future<Reply>> answer) {
        router.route(method, path)
                .handler(BodyHandler.create(false).setBodyLimit(most))
                .handler(this::guard)
                .handler(ctx -> answer.apply(ctx).onComplete(reply -> send.accept(ctx, reply), ctx::fail));
    }

    private void guard(RoutingContext ctx) {
        var refusal = Controls.refusal(ctx.request(), allowed);
        if (refusal == null) {
            ctx.next();
        } else {
            send.accept(ctx, refusal);
        }
    }

    /** What is wrong, by field, for people. */
    static List<String> sentences(Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + ".")
                .toList();
    }

    /** On to a page of ours, after an order by a form. */
    static Reply seeOther(String location) {
        return Reply.of(303, Reply.HTML, "").with("Location", location);
    }
}
