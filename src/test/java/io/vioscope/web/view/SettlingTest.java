package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A source that is read is not named as one that would tell more, whether it answers or not. */
class SettlingTest {
    private static final Verdict VERDICT =
            new Verdict(50, List.of(), List.of(), List.of(), List.of(), List.of("vcenter", "nsx", "probe"));

    @Test
    void namesOnlyWhatIsNotReadYet() {
        var nothing = Snapshot.unknown("test");
        assertThat(Settling.by(new CloudView(nothing, List.of()), VERDICT)).containsExactly("vcenter", "nsx", "probe");
        var now = Instant.parse("2026-11-26T12:00:00Z");
        var away = Report.failed(
                new SourceId("nsx"),
                now,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.EDGE_CLUSTER),
                new ReadFailure(Cause.REFUSED, "nobody listens"));
        var heard = new Engine(Map.of())
                .step(nothing, new Input.Reported(away), now)
                .next();
        assertThat(Settling.by(new CloudView(heard, List.of()), VERDICT)).containsExactly("vcenter", "probe");
    }
}
