package io.vioscope.simulator.cloud;

import java.util.UUID;

/** A router with its gateway to the external network. */
public record VirtualRouter(
        UUID id, String name, Project project, UUID gatewayNetwork, String gatewayAddress, String status) {}
