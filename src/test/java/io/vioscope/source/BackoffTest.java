package io.vioscope.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Backoff backoff = new Backoff();

    private static Report failed(Cause cause) {
        return Report.failed(
                new SourceId("nova"),
                Instant.EPOCH,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.SERVER),
                new ReadFailure(cause, "no"));
    }

    private static Report with(Completeness completeness) {
        return failed(Cause.SERVER_ERROR).withCompleteness(completeness);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"RATE_LIMITED", "SERVER_ERROR", "TIMED_OUT"})
    void anApiInTroubleIsAskedEverMoreSeldomUpToALimit(Cause cause) {
        backoff.after(failed(cause));
        assertThat(backoff.stretch(INTERVAL, 0.5)).isEqualTo(Duration.ofMinutes(1));
        backoff.after(with(new Completeness.Partial(Map.of(Kind.SERVER, new ReadFailure(cause, "no")))));
        assertThat(backoff.stretch(INTERVAL, 0.5)).isEqualTo(Duration.ofMinutes(2));
        backoff.after(failed(cause));
        assertThat(backoff.stretch(INTERVAL, 0.5)).isEqualTo(Duration.ofMinutes(2));
        assertThat(backoff.stretch(INTERVAL, 0)).isLessThan(backoff.stretch(INTERVAL, 1));
        backoff.after(with(new Completeness.Complete()));
        assertThat(backoff.stretch(INTERVAL)).isEqualTo(INTERVAL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"REFUSED", "UNAUTHORIZED", "NOT_IN_CATALOG", "FORBIDDEN"})
    void whatAsksNothingOfAnApiIsTriedAtTheUsualTime(Cause cause) {
        backoff.after(failed(cause));
        assertThat(backoff.stretch(INTERVAL)).isEqualTo(INTERVAL);
    }

    @Test
    void atFirstItIsTheInterval() {
        assertThat(backoff.stretch(INTERVAL)).isEqualTo(INTERVAL);
    }
}
