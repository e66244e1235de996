package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets whoever asks the cloud something do so alone, after all that is due has happened. */
public final class Turns {
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
    public <T> T take(Function<Instant, T> what) {
        synchronized (lock) {
            agenda.runUntil(clock.instant());
            return what.apply(seconds(now()));
        }
    }

    /** As {@link #take}, for what has nothing to answer. */
    public void run(Consumer<Instant> what) {
        take(now -> {
            what.accept(now);
            return true;
        });
    }

    /** The time: of what is happening just now while it happens, else the clock's. Within a turn only. */
    public Instant now() {
        return agenda.now(clock.instant());
    }

    /** Does something when that long has gone by in a real cloud; within a turn only. */
    public void later(Duration real, Consumer<Instant> what) {
        var due = now().plus(timings.scaled(real));
        agenda.at(due, () -> what.accept(seconds(due)));
    }

    /** How long something would have taken in a real cloud. */
    public Duration real(Duration here) {
        return timings.real(here);
    }

    void later(int millis, Consumer<Instant> what) {
        later(Duration.ofMillis(millis), what);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
