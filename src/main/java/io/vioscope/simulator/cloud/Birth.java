package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;

/**
 * What never changes about a server.
 *
 * @param number its place in the order of creation, from 1
 */
public record Birth(int number, UUID id, String name, Project project, Image image, Instant created) {}
