package io.vioscope.inventory;

/**
 * What the servers of a hypervisor claim of it, by the sizes they were given, with what is set aside for the hypervisor itself;
 * not what they really use. Moves with every server.
 *
 * @param vcpus    processors
 * @param memoryMb memory, MiB
 * @param diskGb   disk, GiB
 */
public record Claims(long vcpus, long memoryMb, long diskGb) {}
