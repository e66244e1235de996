package io.vioscope.simulator.cloud;

import io.vioscope.model.DeploymentMode;

/**
 * What a simulated cloud is made from; the same plan always makes the same cloud.
 *
 * @param networking what does Neutron's work; without NSX there are no routers and no floating IPs
 * @param release    which OpenStack it is
 * @param mode       how its control plane is laid out
 */
public record CloudPlan(
        long seed, CloudSize size, Networking networking, Release release, DeploymentMode mode, Timings timings) {

    /**
     * With distributed switches alone there is nothing that routes. Throws {@link IllegalArgumentException} where the mode
     * does not fit the number of clusters.
     */
    public CloudPlan {
        size = networking.hasAgents() ? size.withRouters(0) : size;
        Deployment.require(mode, size.clusters());
    }

    /** In HA mode. */
    public CloudPlan(long seed, CloudSize size, Networking networking, Timings timings) {
        this(seed, size, networking, Release.TRAIN, DeploymentMode.HA, timings);
    }

    /**
     * NSX, HA mode, and the usual amount of everything for so many servers. Throws {@link IllegalArgumentException} for
     * numbers out of range.
     */
    public CloudPlan(long seed, int servers, int clusters, Timings timings) {
        this(seed, CloudSize.of(servers, clusters), Networking.NSX_P, timings);
    }
}
