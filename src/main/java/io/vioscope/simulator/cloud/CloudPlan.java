package io.vioscope.simulator.cloud;

/**
 * What a simulated cloud is made from; the same plan always makes the same cloud.
 *
 * @param networking what does Neutron's work; without NSX there are no routers and no floating IPs
 * @param release    which OpenStack it is
 */
public record CloudPlan(long seed, CloudSize size, Networking networking, Release release, Timings timings) {

    /** With distributed switches alone there is nothing that routes. */
    public CloudPlan {
        size = networking.hasAgents() ? size.withRouters(0) : size;
    }

    /**
     * NSX, and the usual amount of everything for so many servers. Throws {@link IllegalArgumentException} for numbers
     * out of range.
     */
    public CloudPlan(long seed, int servers, int clusters, Timings timings) {
        this(seed, CloudSize.of(servers, clusters), Networking.NSX_P, Release.TRAIN, timings);
    }
}
