package io.vioscope.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a port is made and deleted again and again, as users would: the only thing that is ever written to a cloud. Where there
 * is none, nothing is.
 *
 * @param network     name or UUID of the network on which it is made
 * @param every       from the start of one try to the start of the next
 * @param limit       for each step: as long as a user would wait
 * @param name        what the names of all that it makes begin with
 * @param credentials whose port it is; null for the account that everything else is read with
 */
public record CanaryConfig(
        String network,
        Duration every,
        Duration limit,
        String name,
        @Nullable Credentials credentials) {

    /** How it gets in: at the Keystone of the cloud, by its own account where it has one. */
    public CloudAccess access(CloudAccess cloud) {
        var own = credentials;
        return own == null
                ? cloud
                : new CloudAccess(
                        cloud.authUrl(), own, cloud.region(), cloud.interfaces(), cloud.caFile(), cloud.verify());
    }
}
