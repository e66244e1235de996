package io.vioscope.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.web.view.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a source was blind. */
class BlindnessTest {
    private static final SourceId NOVA = new SourceId("nova");
    private static final Instant ZERO = Instant.parse("2026-11-25T00:00:00Z");
    private static final Span HOUR = new Span(ZERO, ZERO.plusSeconds(3600));

    private static Dated became(SourceStatus to, int minute, Cause why) {
        var failure = to == SourceStatus.FRESH ? null : new ReadFailure(why, "why " + minute);
        return new Dated(ZERO.plusSeconds(60L * minute), new Fact.SourceChanged(NOVA, SourceStatus.NEVER, to, failure));
    }

    @Test
    void spellsAreAddedUpByKindAndCutToTheTime() {
        var facts = List.of(
                became(SourceStatus.STALE, -20, Cause.REFUSED),
                became(SourceStatus.FRESH, 5, Cause.REFUSED),
                became(SourceStatus.PARTIAL, 10, Cause.REFUSED),
                became(SourceStatus.STALE, 20, Cause.REFUSED),
                became(SourceStatus.FRESH, 21, Cause.REFUSED),
                became(SourceStatus.STALE, 50, Cause.REFUSED));
        assertThat(Blindness.of(facts, HOUR))
                .containsExactly(new Blindness(
                        NOVA,
                        Map.of(
                                SourceStatus.STALE,
                                Duration.ofMinutes(5 + 1 + 10),
                                SourceStatus.PARTIAL,
                                Duration.ofMinutes(10)),
                        3,
                        true,
                        "why 50"));
    }

    @Test
    void whoSawAllAndWhatIsNotOfferedIsNotTold() {
        assertThat(Blindness.of(List.of(became(SourceStatus.FRESH, -5, Cause.REFUSED)), HOUR))
                .isEmpty();
        assertThat(Blindness.of(List.of(became(SourceStatus.STALE, 5, Cause.NOT_IN_CATALOG)), HOUR))
                .isEmpty();
    }

    @Test
    void whatWasOverBeforeIsNotTold() {
        var facts =
                List.of(became(SourceStatus.STALE, -20, Cause.REFUSED), became(SourceStatus.FRESH, -10, Cause.REFUSED));
        assertThat(Blindness.of(facts, HOUR)).isEmpty();
    }
}
