package io.vioscope.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cloud to watch.
 *
 * @param name        its name in pages, JSON and traps
 * @param access      how to reach it
 * @param defaultPoll time from the start of one poll to the start of the next, for sources without one of their own
 * @param polls       the same by source name ({@code nova}, {@code keystone})
 * @param horizon     where its dashboard is, to be probed as well; null if it is not to be
 */
public record CloudConfig(
        String name,
        CloudAccess access,
        Duration defaultPoll,
        Map<String, Duration> polls,
        @Nullable URI horizon) {
    public CloudConfig {
        polls = Map.copyOf(polls);
    }

    /** A cloud without a dashboard that is probed. */
    public CloudConfig(String name, CloudAccess access, Duration defaultPoll, Map<String, Duration> polls) {
        this(name, access, defaultPoll, polls, null);
    }

    /** What applies where nothing is configured. */
    public static final Duration DEFAULT_POLL = Duration.ofSeconds(30);

    /** The polling interval of a source. */
    public Duration poll(String source) {
        return polls.getOrDefault(source, defaultPoll);
    }
}
