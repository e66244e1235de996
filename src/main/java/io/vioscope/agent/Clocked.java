package io.vioscope.agent;

import io.vertx.core.Future;
import io.vioscope.agent.table.Live;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.snmp4j.smi.OID;

/** What moves by itself: the time, the counters, and what receivers were told, which the database is asked for. */
final class Clocked implements Live {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration GOOD = Duration.ofSeconds(5);

    private final Instant startedAt;
    private final Counts counts;
    private final Supplier<Future<Told>> ask;
    private final InstantSource clock;
    private Instant askAt = Instant.MIN;
    private Optional<Told> told = Optional.empty();

    Clocked(Instant startedAt, Counts counts, Supplier<Future<Told>> ask, InstantSource clock) {
        this.startedAt = startedAt;
        this.counts = counts;
        this.ask = ask;
        this.clock = clock;
    }

    @Override
    public Duration upTime() {
        return Duration.between(startedAt, clock.instant());
    }

    @Override
    public long count(OID counter) {
        return counts.of(counter);
    }

    /** One that fails or takes too long is not asked again at once. */
    @Override
    public synchronized Optional<Told> told() {
        var now = clock.instant();
        if (!now.isBefore(askAt)) {
            askAt = now.plus(GOOD);
            told = answer();
        }
        return told;
    }

    private Optional<Told> answer() {
        try {
            var answer = ask.get().toCompletionStage().toCompletableFuture();
            return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException away) {
            return Optional.empty();
        }
    }
}
