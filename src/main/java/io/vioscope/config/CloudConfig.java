package io.vioscope.config;

import io.vioscope.model.DeploymentMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cloud to watch.
 *
 * @param name    its name in pages, JSON and traps
 * @param access  how to reach it
 * @param polling how often it is looked at
 * @param horizon where its dashboard is, to be probed as well; null if it is not to be
 * @param mode    how its control plane is laid out; unknown where nobody has said it, and then it is inferred
 * @param vcenters the vCenters below it that are read too
 * @param nsx     the NSX Managers below it that are read too; null where none are
 * @param management VIO's own management server, which is read too; null where it is not
 * @param probes which addresses of it are tried as its users would
 * @param messageBus where its services tell what they do; null where that is not listened to
 */
public record CloudConfig(
        String name,
        CloudAccess access,
        Polling polling,
        @Nullable URI horizon,
        DeploymentMode mode,
        List<VCenterAccess> vcenters,
        @Nullable NsxAccess nsx,
        @Nullable ManagementAccess management,
        ProbesConfig probes,
        @Nullable MessageBusAccess messageBus) {
    public CloudConfig {
        vcenters = List.copyOf(vcenters);
    }

    /** A cloud without a dashboard that is probed, of which nobody has said how it is deployed. */
    public CloudConfig(String name, CloudAccess access, Polling polling) {
        this(name, access, polling, null);
    }

    /** A cloud of which nobody has said how it is deployed. */
    public CloudConfig(String name, CloudAccess access, Polling polling, @Nullable URI horizon) {
        this(name, access, polling, horizon, DeploymentMode.UNKNOWN, List.of(), null, null, ProbesConfig.NONE, null);
    }

    /** The same with vCenters that are read too. */
    public CloudConfig withVCenters(List<VCenterAccess> all) {
        return new CloudConfig(name, access, polling, horizon, mode, all, nsx, management, probes, messageBus);
    }

    /** The same with NSX Managers that are read too. */
    public CloudConfig withNsx(@Nullable NsxAccess managers) {
        return new CloudConfig(
                name, access, polling, horizon, mode, vcenters, managers, management, probes, messageBus);
    }

    /** The same, whose message bus is listened to. */
    public CloudConfig withMessageBus(@Nullable MessageBusAccess bus) {
        return new CloudConfig(name, access, polling, horizon, mode, vcenters, nsx, management, probes, bus);
    }

    /** The same with a management server that is read too. */
    public CloudConfig withManagement(@Nullable ManagementAccess server) {
        return new CloudConfig(name, access, polling, horizon, mode, vcenters, nsx, server, probes, messageBus);
    }

    /** The same, of which these addresses are tried. */
    public CloudConfig withProbes(ProbesConfig tried) {
        return new CloudConfig(name, access, polling, horizon, mode, vcenters, nsx, management, tried, messageBus);
    }

    /** The polling interval of a source. */
    public Duration poll(String source) {
        return polling.of(source);
    }
}
