package io.vioscope.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bench.Audience;
import io.vioscope.bench.Crowd;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Two hundred listen and fifty of them take nothing: the others hear all, and nothing is kept for those. */
class ManyListenersTest {
    private static final int MANY = 200;
    private static final int STALLED = 50;
    private static final int FACTS = 250;
    private static final int SMALL = 16_384;
    /** All facts, kept for each of those who take nothing, would be 50 MB; what other tests left counts too. */
    private static final long BORNE = 30_000_000;

    @Test
    void whoTakesNothingCostsNothingAndHoldsUpNobody() {
        var limits = new FactStream.Limits(MANY, Duration.ofSeconds(1), 5, 100_000);
        try (var audience = new Audience(limits, SMALL);
                var crowd = new Crowd(audience.port(), MANY, STALLED)) {
            until(() -> audience.listeners() == MANY);
            audience.record();
            until(() -> crowd.heard() == MANY - STALLED);
            var before = Audience.heap() + Audience.direct();
            for (int i = 1; i < FACTS; i++) {
                audience.record();
            }
            until(() -> crowd.heard() == (long) FACTS * (MANY - STALLED));
            until(() -> audience.listeners() == MANY - STALLED);

            assertThat(Audience.heap() + Audience.direct() - before).isLessThan(BORNE);
        }
    }

    private static void until(BooleanSupplier done) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
