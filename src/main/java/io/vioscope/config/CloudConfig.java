package io.vioscope.config;

import java.time.Duration;
import java.util.Map;

/**
 * One cloud to watch.
 *
 * @param name        its name in pages, JSON and traps
 * @param access      how to reach it
 * @param defaultPoll time from the start of one poll to the start of the next, for sources without one of their own
 * @param polls       the same by source name ({@code nova}, {@code keystone})
 */
public record CloudConfig(String name, CloudAccess access, Duration defaultPoll, Map<String, Duration> polls) {
    public CloudConfig {
        polls = Map.copyOf(polls);
    }

    /** What applies where nothing is configured. */
    public static final Duration DEFAULT_POLL = Duration.ofSeconds(30);

    /** The polling interval of a source. */
    public Duration poll(String source) {
        return polls.getOrDefault(source, defaultPoll);
    }
}
