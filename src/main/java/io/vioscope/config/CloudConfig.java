package io.vioscope.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One cloud to watch.
 *
 * @param name    its name in pages, JSON and traps
 * @param access  how to reach it
 * @param polling how often it is looked at
 * @param horizon where its dashboard is, to be probed as well; null if it is not to be
 */
public record CloudConfig(
        String name,
        CloudAccess access,
        Polling polling,
        @Nullable URI horizon) {

    /** A cloud without a dashboard that is probed. */
    public CloudConfig(String name, CloudAccess access, Polling polling) {
        this(name, access, polling, null);
    }

    /** The polling interval of a source. */
    public Duration poll(String source) {
        return polling.of(source);
    }
}
