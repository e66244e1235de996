package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A network with its one subnet, IPv4.
 *
 * @param number 0 is the external one; projects' own count from 1
 * @param base   the address of the subnet
 * @param bits   of an address that are the host's
 * @param status ACTIVE, BUILD, DOWN or ERROR
 */
public record Network(
        int number,
        UUID id,
        UUID subnetId,
        Project project,
        String name,
        int base,
        int bits,
        String status,
        boolean adminUp,
        Stamp stamp) {

    /** Whether routers have their gateways on it. */
    public boolean isExternal() {
        return number == 0;
    }

    /** An address of the subnet; 0 is the subnet's own. */
    public int address(int host) {
        return base + host;
    }

    /** The highest address that may be given to a port. */
    public int last() {
        return base + (1 << bits) - 2;
    }

    Network up(boolean next, Stamp touched) {
        return new Network(number, id, subnetId, project, name, base, bits, status, next, touched);
    }

    Network in(String next, Stamp touched) {
        return new Network(number, id, subnetId, project, name, base, bits, next, adminUp, touched);
    }
}
