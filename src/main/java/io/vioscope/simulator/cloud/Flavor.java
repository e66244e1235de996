package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * The size of a server.
 *
 * @param ramMb  memory in MiB
 * @param diskGb root disk in GiB
 */
public record Flavor(UUID id, String name, int vcpus, int ramMb, int diskGb) {}
