package io.vioscope.config;

import java.time.Duration;
import java.util.Map;

/**
 * How often a cloud is looked at.
 *
 * @param interval       from the start of one poll to the start of the next, for sources without one of their own
 * @param bySource       the same by source name ({@code nova}, {@code keystone})
 * @param reconcile      the longest time from one look at everything to the next, where changes are asked for between
 * @param callsPerMinute how many calls the cloud's APIs get at most, all sources together
 */
public record Polling(Duration interval, Map<String, Duration> bySource, Duration reconcile, int callsPerMinute) {
    /** What applies where nothing is configured. */
    public static final Polling DEFAULT = every(Duration.ofSeconds(30));

    public Polling {
        bySource = Map.copyOf(bySource);
    }

    /** All sources at that interval, everything every ten minutes. */
    public static Polling every(Duration interval) {
        return new Polling(interval, Map.of(), Duration.ofMinutes(10), 1200);
    }

    /** The polling interval of a source. */
    public Duration of(String source) {
        return bySource.getOrDefault(source, interval);
    }
}
