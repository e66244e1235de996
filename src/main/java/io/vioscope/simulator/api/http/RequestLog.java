package io.vioscope.simulator.api.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;

/** How many calls and bytes there were by path, for benchmarks. Used on one event loop only. */
public final class RequestLog {
    private record Count(long calls, long bytes) {
        Count plus(Count other) {
            return new Count(calls + other.calls, bytes + other.bytes);
        }
    }

    private final Map<String, Count> counts = new TreeMap<>();

    /**
     * Counts one answer.
     *
     * @param path  method and path, such as {@code GET /compute/v2.1/os-services}; identifiers count as one path
     * @param bytes of the body as sent
     */
    public void add(String path, long bytes) {
        var general = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}", "{id}");
        counts.merge(general, new Count(1, bytes), Count::plus);
    }

    /** Forgets what was asked until now. */
    public void reset() {
        counts.clear();
    }

    /** {@code {"calls": n, "bytes": n, "paths": {"GET /...": {"calls": n, "bytes": n}}}}. */
    public Buffer render() {
        return Json.object(1000, json -> {
            json.writeNumberField(
                    "calls", counts.values().stream().mapToLong(Count::calls).sum());
            json.writeNumberField(
                    "bytes", counts.values().stream().mapToLong(Count::bytes).sum());
            json.writeObjectFieldStart("paths");
            for (var entry : counts.entrySet()) {
                Json.field(json, entry.getKey(), count -> {
                    count.writeNumberField("calls", entry.getValue().calls());
                    count.writeNumberField("bytes", entry.getValue().bytes());
                });
            }
            json.writeEndObject();
        });
    }
}
