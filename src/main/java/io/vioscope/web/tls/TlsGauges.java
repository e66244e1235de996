package io.vioscope.web.tls;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What {@code /metrics} says of the certificate; nothing where there is none. */
public final class TlsGauges {
    private TlsGauges() {}

    /** Of that certificate, for as long as the registry lives. */
    public static void register(MeterRegistry registry, ShownCertificate shown, InstantSource clock) {
        Gauge.builder(
                        "vioscope.tls.remaining.seconds",
                        () -> shown.state().remaining(clock.instant()).toSeconds())
                .description("How long the certificate that is shown still holds; negative where it has ended")
                .register(registry);
        Gauge.builder("vioscope.tls.trouble", () -> shown.state().trouble().isPresent() ? 1 : 0)
                .description("1 where what is in the certificate's files now is no use, and an older one is shown")
                .register(registry);
    }
}
