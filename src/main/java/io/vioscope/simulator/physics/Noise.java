package io.vioscope.simulator.physics;

import java.time.Duration;

/**
 * What disturbs the view of a cloud.
 *
 * @param lost        of the symptoms of a trouble, the share that never shows; 0 to 1
 * @param late        by how much symptoms are late at most, in a real cloud
 * @param duplicated  the share of troubles that seem to go and come once more; 0 to 1
 * @param failing     the share of calls that an API refuses or cuts; 0 to 1
 * @param slow        the share of calls that take seconds; 0 to 1
 * @param falseAnHour how many heartbeats are missing for a minute and a half in an hour, with nothing behind it
 */
public record Noise(double lost, Duration late, double duplicated, double failing, double slow, int falseAnHour) {
    /** A clear view. */
    public static final Noise NONE = new Noise(0, Duration.ZERO, 0, 0, 0, 0);

    /** Throws {@link IllegalArgumentException} for what is out of range. */
    public Noise {
        share(lost, "lost");
        share(duplicated, "duplicated");
        share(failing, "failing");
        share(slow, "slow");
        if (late.isNegative() || falseAnHour < 0 || falseAnHour > 3600) {
            throw new IllegalArgumentException("late is not negative and false is 0 to 3600 an hour");
        }
    }

    private static void share(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, not " + value);
        }
    }
}
