package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets whoever asks the cloud something do so alone, after all that is due has happened. */
final class Turns {
    private final Object lock;
    private final InstantSource clock;
    private final Agenda agenda;
    private final Timings timings;

    Turns(Object lock, InstantSource clock, Agenda agenda, Timings timings) {
        this.lock = lock;
        this.clock = clock;
        this.agenda = agenda;
        this.timings = timings;
    }

    /** Hands over the time, in whole seconds as in a database. */
    <T> T take(Function<Instant, T> what) {
        synchronized (lock) {
            agenda.runUntil(clock.instant());
            return what.apply(seconds(clock.instant()));
        }
    }

    /** Does something when that long has gone by in a real cloud; within a turn only. */
    void later(int millis, Consumer<Instant> what) {
        var due = clock.instant().plus(timings.scaled(Duration.ofMillis(millis)));
        agenda.at(due, () -> what.accept(seconds(due)));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
