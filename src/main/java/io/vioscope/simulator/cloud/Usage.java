package io.vioscope.simulator.cloud;

/**
 * What the servers of one cluster claim by their flavors, as Nova's resource tracker counts it.
 *
 * @param servers  running or not
 * @param memoryMb MiB
 * @param diskGb   GiB
 */
public record Usage(int servers, int vcpus, int memoryMb, int diskGb) {
    static final Usage NONE = new Usage(0, 0, 0, 0);

    Usage plus(Flavor flavor, int sign) {
        return new Usage(
                servers + sign,
                vcpus + sign * flavor.vcpus(),
                memoryMb + sign * flavor.ramMb(),
                diskGb + sign * flavor.diskGb());
    }
}
