package io.vioscope.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done, as a span within the trace it belongs to; or {@link #NONE}, of which nothing is told and which costs
 * nothing. What is done while it is {@link #current} becomes a part of it, also what listeners of the bus do. Thread-safe.
 */
public final class Trail {
    /** Nobody collects it. */
    public static final Trail NONE = new Trail(null, null);

    private static final ThreadLocal<@Nullable Trail> CURRENT = new ThreadLocal<>();

    private final @Nullable Tracer tracer;
    private final @Nullable Span span;

    private Trail(@Nullable Tracer tracer, @Nullable Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    static Trail root(Tracer tracer, String name, @Nullable Instant began) {
        return new Trail(
                tracer, since(tracer.spanBuilder(name).setNoParent(), began).startSpan());
    }

    static Trail answer(Tracer tracer, String name, Optional<Caller> caller) {
        var parent =
                caller.map(c -> Context.root().with(Span.wrap(c.context()))).orElse(Context.root());
        return new Trail(
                tracer,
                tracer.spanBuilder(name)
                        .setParent(parent)
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan());
    }

    /** The id of the trace that it belongs to; empty where nothing of it is told. */
    public Optional<String> trace() {
        return span == null
                ? Optional.empty()
                : Optional.of(span.getSpanContext().getTraceId());
    }

    /** What this thread is doing. */
    public static Trail current() {
        var now = CURRENT.get();
        return now == null ? NONE : now;
    }

    /** Whether nothing of it is told. */
    public boolean isNone() {
        return span == null;
    }

    /** Does something as a part of it. */
    public <T> T during(Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** The same of what gives nothing back. */
    public void during(Runnable work) {
        during(() -> {
            work.run();
            return this;
        });
    }

    /** Begins a part of it that is done here. */
    public Trail part(String name) {
        return begin(name, SpanKind.INTERNAL, null);
    }

    /** The same of one that began before, or has not yet. */
    public Trail part(String name, Instant began) {
        return begin(name, SpanKind.INTERNAL, began);
    }

    /** Begins a part of it that asks somebody and waits for the answer. */
    public Trail call(String name) {
        return begin(name, SpanKind.CLIENT, null);
    }

    /** Begins a part of it that sends a message. */
    public Trail message(String name) {
        return begin(name, SpanKind.PRODUCER, null);
    }

    private Trail begin(String name, SpanKind kind, @Nullable Instant began) {
        if (tracer == null || span == null) {
            return NONE;
        }
        var builder =
                tracer.spanBuilder(name).setParent(Context.root().with(span)).setSpanKind(kind);
        return new Trail(tracer, since(builder, began).startSpan());
    }

    private static SpanBuilder since(SpanBuilder builder, @Nullable Instant began) {
        return began == null ? builder : builder.setStartTimestamp(began);
    }

    /** Says something of it; never a secret. */
    public Trail with(String key, String value) {
        if (span != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /** The same of a number. */
    public Trail with(String key, long value) {
        if (span != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /** It has to do with something that was done in another trace. One of the same trace is not told. */
    public Trail linked(Trail other) {
        if (span != null && other.span != null) {
            var there = other.span.getSpanContext();
            if (!there.getTraceId().equals(span.getSpanContext().getTraceId())) {
                span.addLink(there);
            }
        }
        return this;
    }

    /**
     * It did not work.
     *
     * @param type of the error, of few: a status, or the name of a cause
     */
    public Trail failed(String type) {
        if (span != null) {
            span.setAttribute("error.type", type);
            span.setStatus(StatusCode.ERROR);
        }
        return this;
    }

    /** It is done. */
    public void end() {
        if (span != null) {
            span.end();
        }
    }

    /** It was done then. */
    public void end(Instant ended) {
        if (span != null) {
            span.end(ended);
        }
    }
}
