package io.vioscope.simulator.cloud;

/**
 * What the servers of one cluster claim by their flavors, as Nova's resource tracker counts it.
 *
 * @param servers  running or not
 * @param memoryMb MiB
 * @param diskGb   GiB
 */
public record Usage(int servers, int vcpus, int memoryMb, int diskGb) {
    private static final int RESERVED_MB = 512;
    static final Usage NONE = new Usage(0, 0, 0, 0);

    /** Memory as far as Nova's ratio of 1.5 lets it be claimed, but for what the smallest server needs. */
    Usage filling(Cluster cluster) {
        return new Usage(servers, vcpus, Math.max(memoryMb, cluster.memoryMb() / 2 * 3 - RESERVED_MB * 2), diskGb);
    }

    Usage plus(Flavor flavor, int sign) {
        return new Usage(
                servers + sign,
                vcpus + sign * flavor.vcpus(),
                memoryMb + sign * flavor.ramMb(),
                diskGb + sign * flavor.diskGb());
    }
}
