package io.vioscope.config;

import io.vioscope.config.yaml.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who collects traces: the part {@code tracing}. */
final class TracingReader {
    static final List<String> KEYS = List.of("endpoint", "token", "token_file", "cacert");

    private static final String RIGHT = "the address of a collector without /v1/traces, such as http://127.0.0.1:4318";

    private final Section tracing;

    TracingReader(Section tracing) {
        this.tracing = tracing;
    }

    /** Null where something is wrong. */
    @Nullable
    TracingConfig read() {
        tracing.only(KEYS);
        var field = tracing.required("endpoint", RIGHT);
        var endpoint = field == null ? null : Values.webUri(tracing.reading(), field, RIGHT);
        if (field != null && endpoint != null && isMore(endpoint.toString())) {
            endpoint = Values.wrong(tracing.reading(), field, "is more than the address of a collector", RIGHT);
        }
        var given = tracing.givenSecret("token");
        var token = given ? tracing.secret("token") : null;
        var cacert = tracing.field("cacert");
        var caFile = cacert == null ? null : Values.file(tracing.reading(), cacert);
        if (endpoint == null || (given && token == null) || (cacert != null && caFile == null)) return null;
        return new TracingConfig(endpoint, token == null ? null : token.text(), caFile);
    }

    private static boolean isMore(String endpoint) {
        return endpoint.contains("?") || endpoint.contains("#") || endpoint.endsWith("/v1/traces");
    }
}
