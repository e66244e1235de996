package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A Neutron router; every one has a gateway.
 *
 * @param number  from 1
 * @param address of its gateway on the external network
 * @param status  ACTIVE, ALLOCATING or ERROR
 */
public record VirtualRouter(
        int number,
        UUID id,
        Project project,
        String name,
        Network external,
        int address,
        String status,
        boolean adminUp,
        Stamp stamp) {

    VirtualRouter in(String next, Stamp touched) {
        return new VirtualRouter(number, id, project, name, external, address, next, adminUp, touched);
    }
}
