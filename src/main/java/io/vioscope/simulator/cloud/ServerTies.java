package io.vioscope.simulator.cloud;

import java.util.List;

/**
 * What a server is plugged into.
 *
 * @param volumes          those that are attached
 * @param bootsFromVolume whether it has no image of its own
 */
public record ServerTies(List<Interface> interfaces, List<Volume> volumes, boolean bootsFromVolume) {}
