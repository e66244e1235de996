package io.vioscope.source;

import java.time.Duration;

/**
 * How often a source is polled.
 *
 * @param interval  from the start of one poll to the start of the next; a poll that takes longer delays the next
 * @param reconcile the longest time from one look at everything to the next
 */
public record Pace(Duration interval, Duration reconcile) {}
