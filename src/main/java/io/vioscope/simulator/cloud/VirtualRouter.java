package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A Neutron router.
 *
 * @param number  from 1
 * @param address of its gateway on the external network
 * @param gateway whether it leads to the external network
 * @param status  ACTIVE, ALLOCATING or ERROR
 */
public record VirtualRouter(
        int number,
        UUID id,
        Project project,
        String name,
        Network external,
        int address,
        boolean gateway,
        String status,
        boolean adminUp,
        Stamp stamp) {

    VirtualRouter in(String next, Stamp touched) {
        return new VirtualRouter(number, id, project, name, external, address, gateway, next, adminUp, touched);
    }

    VirtualRouter leadingOut(boolean next, Stamp touched) {
        return new VirtualRouter(number, id, project, name, external, address, next, status, adminUp, touched);
    }

    VirtualRouter up(boolean next, Stamp touched) {
        return new VirtualRouter(number, id, project, name, external, address, gateway, status, next, touched);
    }
}
