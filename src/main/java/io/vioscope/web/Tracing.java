package io.vioscope.web;

import io.vertx.ext.web.RoutingContext;
import io.vioscope.trace.Caller;
import io.vioscope.trace.Traces;
import io.vioscope.trace.Trail;
import io.vioscope.web.contract.Contract;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives each request an id by which what is said of it is found in the log, and with the collector where traces are told: that of
 * the caller's trace where they say one ({@code traceparent}), or of one that begins here.
 */
final class Tracing {
    private static final String ID = Tracing.class.getName();
    private static final String TRAIL = ID + ".trail";
    private static final int SERVER_ERROR = 500;

    private final Supplier<Traces> traces;
    private final Contract contract;

    /** Tells what is asked of the contract's operations there. */
    Tracing(Supplier<Traces> traces, Contract contract) {
        this.traces = traces;
        this.contract = contract;
    }

    /** Before all else. */
    void begin(RoutingContext ctx) {
        var to = traces.get();
        if (!to.isNone() && ctx.request().path().startsWith("/api/")) {
            tell(ctx, to);
        }
        ctx.next();
    }

    private void tell(RoutingContext ctx, Traces to) {
        var method = ctx.request().method().name();
        var route = contract.asked(method, ctx.normalizedPath());
        var trail = to.answer(route.map(o -> method + " " + o.path()).orElse(method), caller(ctx))
                .with("http.request.method", method);
        route.ifPresent(o -> trail.with("http.route", o.path()));
        trail.trace().ifPresent(id -> ctx.put(ID, id));
        ctx.put(TRAIL, trail);
        ctx.addEndHandler(ended -> end(ctx, trail));
    }

    private static void end(RoutingContext ctx, Trail trail) {
        var status = ctx.response().getStatusCode();
        trail.with("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            trail.failed(String.valueOf(status));
        }
        trail.end();
    }

    private static Optional<Caller> caller(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getHeader("traceparent")).flatMap(Caller::parse);
    }

    /** The id of a request, the same for as long as it lasts. */
    static String id(RoutingContext ctx) {
        String known = ctx.get(ID);
        if (known == null) {
            known = caller(ctx).map(Caller::trace).orElseGet(Traces::freshId);
            ctx.put(ID, known);
        }
        return known;
    }

    /** Goes on with a request, so that what is asked of others for it becomes a part of it. */
    static void next(RoutingContext ctx) {
        Trail trail = ctx.get(TRAIL);
        if (trail == null) {
            ctx.next();
        } else {
            trail.during(() -> ctx.next());
        }
    }
}
