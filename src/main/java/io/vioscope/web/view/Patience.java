package io.vioscope.web.view;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * How long readers wait for what has to be worked out.
 *
 * @param longest what took longer the last time is not waited for, if it was known a moment before
 * @param beside  works it out meanwhile
 */
public record Patience(Duration longest, Executor beside) {
    /** Whoever asks waits, however long it takes. */
    static final Patience ENDLESS = new Patience(Duration.ofDays(1), Runnable::run);

    /** A twentieth of a second, which nobody notices. */
    public static Patience usual(Executor beside) {
        return new Patience(Duration.ofMillis(50), beside);
    }
}
