package io.vioscope.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who collects the traces of what is done.
 *
 * @param endpoint the address of a collector that takes OTLP over HTTP, without {@code /v1/traces}
 * @param token    sent as {@code Authorization: Bearer}; null for none
 * @param caFile   PEM file with the authorities to trust instead of the system's; null for the system's
 */
public record TracingConfig(
        URI endpoint, @Nullable String token, @Nullable Path caFile) {
    /** Where spans go, as OTLP has it. */
    public URI spans() {
        return URI.create(endpoint.toString().replaceFirst("/+$", "") + "/v1/traces");
    }

    @Override
    public String toString() {
        return "TracingConfig[" + endpoint + "]";
    }
}
