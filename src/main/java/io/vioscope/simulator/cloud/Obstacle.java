package io.vioscope.simulator.cloud;

import java.time.Duration;

/**
 * What stands in the way of an operation at this moment.
 *
 * @param effect  what becomes of it
 * @param factor  how many times longer it takes; 1 unless it is slow
 * @param message why it fails; empty unless it does
 * @param after   how long it takes to fail, in a real cloud
 */
public record Obstacle(Effect effect, double factor, String message, Duration after) {
    /** What becomes of an operation. */
    public enum Effect {
        /** It goes on. */
        PASSES,
        /** It waits until the obstacle is gone. */
        WAITS,
        /** It fails. */
        FAILS
    }

    /** Nothing stands in the way. */
    public static final Obstacle NONE = slow(1);
    /** It waits, perhaps for ever. */
    public static final Obstacle STUCK = new Obstacle(Effect.WAITS, 1, "", Duration.ZERO);

    /** It takes that many times longer. */
    public static Obstacle slow(double factor) {
        return new Obstacle(Effect.PASSES, factor, "", Duration.ZERO);
    }

    /** It fails with this message after some seconds. */
    public static Obstacle fails(String message, int seconds) {
        return new Obstacle(Effect.FAILS, 1, message, Duration.ofSeconds(seconds));
    }

    /** Whether anything stands in the way. */
    public boolean isThere() {
        return effect != Effect.PASSES || factor != 1;
    }
}
