package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * An Octavia load balancer with one listener and one pool.
 *
 * @param number       from 1
 * @param network      of its address
 * @param provisioning ACTIVE, PENDING_UPDATE, ERROR, ...
 * @param operating    ONLINE, OFFLINE, DEGRADED, ERROR, ...
 */
public record LoadBalancer(
        int number,
        UUID id,
        UUID portId,
        UUID listenerId,
        UUID poolId,
        Project project,
        String name,
        Network network,
        int address,
        String provisioning,
        String operating,
        Stamp stamp) {

    LoadBalancer in(String newProvisioning, String newOperating, Stamp touched) {
        return new LoadBalancer(
                number,
                id,
                portId,
                listenerId,
                poolId,
                project,
                name,
                network,
                address,
                newProvisioning,
                newOperating,
                touched);
    }
}
