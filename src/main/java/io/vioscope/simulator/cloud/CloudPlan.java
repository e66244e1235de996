package io.vioscope.simulator.cloud;

/**
 * What a simulated cloud is made from; the same plan always makes the same cloud.
 *
 * @param servers  0 to 1,000,000
 * @param clusters 1 to 1,000
 */
public record CloudPlan(long seed, int servers, int clusters, Timings timings) {
    /** Throws {@link IllegalArgumentException} for numbers out of range. */
    public CloudPlan {
        require(servers >= 0 && servers <= 1_000_000, "servers", servers);
        require(clusters >= 1 && clusters <= 1_000, "clusters", clusters);
    }

    private static void require(boolean holds, String what, int value) {
        if (!holds) {
            throw new IllegalArgumentException("a simulated cloud cannot have " + value + " " + what);
        }
    }
}
