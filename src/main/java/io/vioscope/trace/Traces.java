package io.vioscope.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vioscope.config.TracingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where traces go: by OTLP over HTTP (opentelemetry.io, "OTLP Specification"), in batches from a thread of its own. At most
 * {@value #QUEUE} spans wait; what comes while so many do is lost, and nothing else waits for it.
 */
public final class Traces implements AutoCloseable {
    /** Nowhere. */
    public static final Traces NONE = new Traces(null, null);

    private static final int QUEUE = 8192;
    private static final Duration BATCH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FLUSH_SECONDS = 5;

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;

    private Traces(@Nullable SdkTracerProvider provider, @Nullable Tracer tracer) {
        this.provider = provider;
        this.tracer = tracer;
    }

    /** Sends them there; a collector that is away or does not want them is told of in the log. Blocks, as it reads files. */
    public static Traces to(TracingConfig config, String version) throws IOException {
        var resource = Resource.getDefault()
                .merge(Resource.create(Attributes.builder()
                        .put("service.name", "vioscope")
                        .put("service.version", version)
                        .put("service.instance.id", UUID.randomUUID().toString())
                        .build()));
        var batches = BatchSpanProcessor.builder(new Watched(exporter(config), config.spans()))
                .setMaxQueueSize(QUEUE)
                .setScheduleDelay(BATCH)
                .build();
        var provider = SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(batches)
                .build();
        return new Traces(provider, provider.tracerBuilder("io.vioscope").build());
    }

    private static SpanExporter exporter(TracingConfig config) throws IOException {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(config.spans().toString())
                .setTimeout(PATIENCE)
                .setConnectTimeout(PATIENCE);
        if (config.token() != null) {
            exporter.addHeader("Authorization", "Bearer " + config.token());
        }
        if (config.caFile() != null) {
            exporter.setTrustedCertificates(Files.readAllBytes(config.caFile()));
        }
        return exporter.build();
    }

    /** Whether they go nowhere. */
    public boolean isNone() {
        return tracer == null;
    }

    /** Begins a trace. */
    public Trail begin(String name) {
        return tracer == null ? Trail.NONE : Trail.root(tracer, name, null);
    }

    /** The same of one that began before. */
    public Trail begin(String name, Instant began) {
        return tracer == null ? Trail.NONE : Trail.root(tracer, name, began);
    }

    /** Begins what is done for somebody who asks, as a part of their trace where they say one. */
    public Trail answer(String name, Optional<Caller> caller) {
        return tracer == null ? Trail.NONE : Trail.answer(tracer, name, caller);
    }

    /** An id as traces have it, of none that there is: 32 hexadecimal digits. */
    public static String freshId() {
        return IdGenerator.random().generateTraceId();
    }

    /** Sends what waits, for at most {@value #FLUSH_SECONDS} seconds. Blocks. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
        }
    }
}
