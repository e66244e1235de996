package io.vioscope.bus;

import org.jspecify.annotations.Nullable;

/**
 * Whether a receiver would be told of something now that it has not heard of.
 *
 * @param isTold  whether it would
 * @param outcome the word of the reason where it would not; else empty
 * @param cause   the number of the problem that explains it, if that is the reason
 * @param why     more of the reason, a sentence without a full stop, or empty
 */
public record Ruled(
        boolean isTold, String outcome, @Nullable Long cause, String why) {}
