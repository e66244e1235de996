package io.vioscope.simulator.cloud;

import java.util.UUID;

/** What a server boots from. */
public record Image(UUID id, String name) {}
