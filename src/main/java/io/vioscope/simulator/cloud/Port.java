package io.vioscope.simulator.cloud;

import java.util.Optional;
import java.util.UUID;

/**
 * A virtual interface with one address.
 *
 * @param owner    of the port; empty for a gateway and the port of a floating IP, which belong to no project
 * @param mac      48 bits
 * @param deviceId what it is plugged into, by Neutron's {@code device_id}
 * @param host     {@code binding:host_id}; empty if it is not bound to one
 * @param label    what somebody called it, and wrote of it
 */
public record Port(
        int number,
        UUID id,
        Role role,
        Network network,
        Optional<Project> owner,
        int address,
        long mac,
        String deviceId,
        String deviceOwner,
        String host,
        String status,
        boolean adminUp,
        Stamp stamp,
        Label label) {

    /** What somebody says of a port; both may be empty. */
    public record Label(String name, String description) {
        static final Label NONE = new Label("", "");
    }

    /** What a port is for. */
    public enum Role {
        SERVER,
        ROUTER_INTERFACE,
        ROUTER_GATEWAY,
        DHCP,
        FLOATING_IP,
        VIP,
        /** Somebody asked Neutron for it; it is plugged into nothing. */
        MADE
    }
}
