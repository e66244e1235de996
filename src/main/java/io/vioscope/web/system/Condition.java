package io.vioscope.web.system;

import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Recording;
import io.vioscope.config.Setting;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Sight;
import io.vioscope.web.system.Loop.Lateness;
import io.vioscope.web.system.Steps.Pace;
import io.vioscope.web.system.Storage.Stored;
import io.vioscope.web.tls.TlsState;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.SourceView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the server is at one moment. What is not known is empty, never 0.
 *
 * @param startedAt when it began to serve
 * @param machine   the process
 * @param late      how late the event loop of the pages was
 * @param tls       the certificate that is shown; empty where there is none
 * @param recording how the database keeps up; empty before it was heard of
 * @param stored    what the database holds; empty where it did not say in time
 * @param browsers  pages that are connected
 * @param listeners who listens to the stream of facts
 * @param clouds    the clouds, in the order of the configuration
 * @param receivers who is told, in the order of the configuration
 * @param settings  the configuration
 */
public record Condition(
        String version,
        Instant startedAt,
        Machine machine,
        Optional<Lateness> late,
        Optional<Tls> tls,
        Optional<Recording> recording,
        Optional<Stored> stored,
        int browsers,
        int listeners,
        List<Engine> clouds,
        List<Queue> receivers,
        List<Setting> settings) {

    /** A certificate, with what is to be said of its time. */
    public record Tls(TlsState state, Optional<String> warning) {}

    /** A cloud and how its engine did; empty where that has made no step. */
    public record Engine(CloudView cloud, Optional<Pace> pace) {}

    /** A receiver by its name; empty where nobody answers for it. */
    public record Queue(String receiver, Optional<ReceiverState> state) {}

    /** All sources of a cloud share one budget: the last report that called knows it best. */
    public static Optional<Aside.Spending> spending(CloudView cloud) {
        return cloud.sources().stream()
                .map(SourceView::clock)
                .flatMap(Optional::stream)
                .filter(clock -> clock.aside().spending() != null)
                .max(Comparator.comparing(Sight.Clock::lastReportAt))
                .map(clock -> Objects.requireNonNull(clock.aside().spending()));
    }
}
