package io.vioscope.simulator.cloud;

import io.vioscope.model.DeploymentMode;

/**
 * What a simulated cloud is made from; the same plan always makes the same cloud.
 *
 * @param seed       equal seeds make equal clouds
 * @param size       how much there is of everything at the start
 * @param networking what does Neutron's work; without NSX there are no routers and no floating IPs
 * @param release    which OpenStack it is
 * @param mode       how its control plane is laid out
 * @param timings    how fast things go
 * @param isLocal    whether its external network is of loopback addresses (127.64.0.0/10), so that this machine can serve and
 *                   try its floating IPs
 */
public record CloudPlan(
        long seed,
        CloudSize size,
        Networking networking,
        Release release,
        DeploymentMode mode,
        Timings timings,
        boolean isLocal) {
    /** 60 servers on 4 clusters of VIO 7 with NSX in HA mode, in real time. */
    public static final CloudPlan DEFAULT = new CloudPlan(1, 60, 4, Timings.REAL);

    /**
     * With distributed switches alone there is nothing that routes. Throws {@link IllegalArgumentException} where the mode
     * does not fit the number of clusters.
     */
    public CloudPlan {
        size = networking.hasAgents() ? size.withRouters(0) : size;
        Deployment.require(mode, size.clusters());
    }

    /**
     * NSX, Train, HA mode, and the usual amount of everything for so many servers. Throws
     * {@link IllegalArgumentException} for numbers out of range.
     */
    public CloudPlan(long seed, int servers, int clusters, Timings timings) {
        this(seed, CloudSize.of(servers, clusters), Networking.NSX_P, Release.TRAIN, DeploymentMode.HA, timings, false);
    }

    /** Another cloud of the same size. */
    public CloudPlan withSeed(long other) {
        return new CloudPlan(other, size, networking, release, mode, timings, isLocal);
    }

    /** Another size. */
    public CloudPlan withSize(CloudSize other) {
        return new CloudPlan(seed, other, networking, release, mode, timings, isLocal);
    }

    /** Something else that does Neutron's work. */
    public CloudPlan withNetworking(Networking other) {
        return new CloudPlan(seed, size, other, release, mode, timings, isLocal);
    }

    /** Another OpenStack. */
    public CloudPlan withRelease(Release other) {
        return new CloudPlan(seed, size, networking, other, mode, timings, isLocal);
    }

    /** Another layout of the control plane. */
    public CloudPlan withMode(DeploymentMode other) {
        return new CloudPlan(seed, size, networking, release, other, timings, isLocal);
    }

    /** The same with floating IPs that this machine can serve and try. */
    public CloudPlan local() {
        return new CloudPlan(seed, size, networking, release, mode, timings, true);
    }

    /** Faster or slower. */
    public CloudPlan withTimings(Timings other) {
        return new CloudPlan(seed, size, networking, release, mode, other, isLocal);
    }
}
