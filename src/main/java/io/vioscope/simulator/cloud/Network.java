package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A network with its one subnet.
 *
 * @param start  what the first addresses of the subnet begin with, such as {@code 172.16.3.}
 * @param prefix bits of the subnet's prefix
 */
public record Network(
        UUID id, String name, Project project, boolean external, UUID subnet, String start, int prefix, String status) {
    /** Such as {@code 172.16.3.0/24}. */
    public String cidr() {
        return start + "0/" + prefix;
    }

    Network in(String next) {
        return new Network(id, name, project, external, subnet, start, prefix, next);
    }
}
