package io.vioscope.simulator.cloud;

import java.util.Optional;
import java.util.UUID;

/**
 * A floating IP.
 *
 * @param number  from 1
 * @param address on the external network
 * @param port    what it leads to
 * @param router  that does so
 * @param status  ACTIVE, DOWN or ERROR
 */
public record FloatingIp(
        int number,
        UUID id,
        Project project,
        Network external,
        int address,
        Optional<Port> port,
        Optional<UUID> router,
        String status,
        Stamp stamp) {}
