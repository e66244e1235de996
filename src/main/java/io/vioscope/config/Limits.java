package io.vioscope.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a receiver is told at once.
 *
 * @param burst     how many messages at once
 * @param perSecond how many a second after that
 * @param dropAfter after what wait changes of entities are dropped; null for never
 */
public record Limits(int burst, int perSecond, @Nullable Duration dropAfter) {}
