package io.vioscope.bus;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of a test message to a receiver.
 *
 * @param at   when it was sent
 * @param took until that was known
 * @param how  what became of it
 * @param why  why it failed, one sentence without a full stop; else empty
 */
public record Tested(Instant at, Duration took, How how, String why) {
    /** What can become of it. */
    public enum How {
        /** It left this machine; whether it arrived nobody knows. */
        SENT,
        /** The receiver said that it has it. */
        ANSWERED,
        /** It did not. */
        FAILED
    }
}
