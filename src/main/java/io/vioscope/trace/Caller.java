package io.vioscope.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trace of which somebody who asks us says that it is a part: {@code traceparent} (W3C, "Trace Context", 3.2).
 *
 * @param trace the id of the trace, 32 hexadecimal digits in small letters, not all of them 0
 * @param span  the id of what of it asks, 16 of them
 * @param flags two of them
 */
public record Caller(String trace, String span, String flags) {
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int LONGEST = 512;

    /** Reads the header; empty for what is no such thing, which is to be passed over. */
    public static Optional<Caller> parse(String header) {
        var parts = PARENT.matcher(header);
        return header.length() > LONGEST || !parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)
                ? Optional.empty()
                : Optional.of(new Caller(parts.group(2), parts.group(3), parts.group(4)));
    }

    SpanContext context() {
        return SpanContext.createFromRemoteParent(trace, span, TraceFlags.fromHex(flags, 0), TraceState.getDefault());
    }
}
