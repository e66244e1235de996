package io.vioscope.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that spans do not get through, and once that they do again, where the library would say it again and again. */
final class Watched implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final java.util.logging.Logger THEIRS = java.util.logging.Logger.getLogger("io.opentelemetry");

    private final SpanExporter exporter;
    private final URI to;
    private final AtomicBoolean away = new AtomicBoolean();

    Watched(SpanExporter exporter, URI to) {
        this.exporter = exporter;
        this.to = to;
        THEIRS.setLevel(Level.OFF);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var result = exporter.export(spans);
        result.whenComplete(() -> said(result));
        return result;
    }

    private void said(CompletableResultCode result) {
        if (!result.isSuccess() && !away.getAndSet(true)) {
            var why = result.getFailureThrowable();
            LOG.warn("Traces do not get through to {} and are lost: {}", to, why == null ? "no reason is known" : why);
        } else if (result.isSuccess() && away.getAndSet(false)) {
            LOG.info("Traces get through to {} again", to);
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
