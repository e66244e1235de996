package io.vioscope.config;

import io.vioscope.model.DeploymentMode;
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
 * @param mode    how its control plane is laid out; unknown where nobody has said it, and then it is inferred
 */
public record CloudConfig(
        String name,
        CloudAccess access,
        Polling polling,
        @Nullable URI horizon,
        DeploymentMode mode) {

    /** A cloud without a dashboard that is probed, of which nobody has said how it is deployed. */
    public CloudConfig(String name, CloudAccess access, Polling polling) {
        this(name, access, polling, null);
    }

    /** A cloud of which nobody has said how it is deployed. */
    public CloudConfig(String name, CloudAccess access, Polling polling, @Nullable URI horizon) {
        this(name, access, polling, horizon, DeploymentMode.UNKNOWN);
    }

    /** The polling interval of a source. */
    public Duration poll(String source) {
        return polling.of(source);
    }
}
