package io.vioscope.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.access.Role;
import io.vioscope.access.Rules;
import io.vioscope.web.access.Asking;
import io.vioscope.web.api.Json;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Request;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Holds each request for an operation of the API to the contract, before anything else is done about it; and to the key it came with, if any. */
final class Contracted {
    private static final String ASKED = Contracted.class.getName();

    private final Contract contract;
    private final boolean allowed;
    private final BiConsumer<RoutingContext, Reply> send;
    private final Idempotency idempotency;
    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(Orders.MOST);

    /** @param allowed whether anything may be done at all */
    Contracted(Contract contract, boolean allowed, BiConsumer<RoutingContext, Reply> send) {
        this.contract = contract;
        this.allowed = allowed;
        this.send = send;
        this.idempotency = new Idempotency(send);
    }

    void mount(Router router) {
        router.route().handler(this::find);
        router.route().handler(this::readBody);
        router.route().handler(this::check);
    }

    /** Whose writes come from elsewhere, or may do nothing, is told that first, and nothing of them is read. */
    private void find(RoutingContext ctx) {
        var path = ctx.normalizedPath();
        var operation = path.startsWith("/api/")
                ? contract.asked(ctx.request().method().name(), path)
                : Optional.<Operation>empty();
        operation.ifPresent(found -> {
            ctx.put(ASKED, found);
            age(ctx, found);
        });
        var refusal = operation
                .filter(found -> !found.method().equals("GET"))
                .flatMap(found -> Optional.ofNullable(Controls.refusal(ctx.request(), allowed || isFree(ctx, found))));
        if (refusal.isPresent()) {
            send.accept(ctx, refusal.get());
        } else {
            ctx.next();
        }
    }

    /** What changes nothing is, what admins do to this server, and what is of nobody but who signed in. */
    private static boolean isFree(RoutingContext ctx, Operation operation) {
        if (Rules.onlyAsks(operation.method(), operation.path())) {
            return true;
        }
        var isOwn = Role.VIEWER.word().equals(operation.role());
        return Role.ADMIN.word().equals(operation.role())
                || (isOwn && Asking.who(ctx).isKnown());
    }

    /** RFC 9745 and RFC 8594. */
    private static void age(RoutingContext ctx, Operation operation) {
        var ageing = operation.ageing();
        if (ageing != null) {
            var since = ageing.deprecated().atStartOfDay(ZoneOffset.UTC);
            ctx.response().putHeader("Deprecation", "@" + since.toEpochSecond());
            var sunset = ageing.sunset();
            if (sunset != null) {
                ctx.response()
                        .putHeader(
                                "Sunset",
                                Texts.httpDate(
                                        sunset.atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        }
    }

    private void readBody(RoutingContext ctx) {
        var operation = ctx.<Operation>get(ASKED);
        if (operation != null && operation.body().isPresent()) {
            body.handle(ctx);
        } else {
            ctx.next();
        }
    }

    private void check(RoutingContext ctx) {
        var operation = ctx.<Operation>get(ASKED);
        if (operation == null) {
            ctx.next();
            return;
        }
        var request = request(ctx, operation);
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            send.accept(ctx, refusal.get());
        } else if (operation.takes(Idempotency.HEADER)) {
            idempotency.check(ctx, request.body());
        } else {
            Tracing.next(ctx);
        }
    }

    private static Request request(RoutingContext ctx, Operation operation) {
        var query = new HashMap<String, String>();
        ctx.queryParams().forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
        var text = operation.body().isEmpty() || ctx.body().buffer() == null
                ? ""
                : ctx.body().asString();
        var path = operation.segments(ctx.normalizedPath());
        return new Request(operation, query, path, ctx.request()::getHeader, text);
    }

    private static Optional<Reply> refusal(Request request) {
        var nowhere = request.nowhere();
        if (nowhere.isPresent()) {
            return Optional.of(Json.problem(404, "not-found", "Not found", nowhere.get()));
        }
        var parameters = request.wrongParameters();
        var fields = request.wrongFields();
        return parameters.isEmpty() && fields.isEmpty() ? Optional.empty() : Optional.of(Json.bad(parameters, fields));
    }
}
