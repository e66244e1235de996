package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A port of a server or a router.
 *
 * @param owner  Neutron's {@code device_owner}
 * @param device the server or router
 * @param host   the host of the nova-compute; empty for a router's
 */
public record Port(
        UUID id,
        Network network,
        Project project,
        String owner,
        UUID device,
        String address,
        String host,
        String status) {}
