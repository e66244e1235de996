package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A vSphere cluster, which Nova shows as one hypervisor with one nova-compute of its own.
 *
 * @param index    its place in the cloud, from 0; the hypervisor's numeric id (before microversion 2.53) is one more
 * @param id       the hypervisor's id from 2.53
 * @param node     {@code <cluster moref>.<vCenter instance UUID>}, the {@code hypervisor_hostname}
 * @param host     where its nova-compute runs, such as {@code compute01}
 * @param zone     availability zone
 * @param vcpus    threads of all ESXi hosts
 * @param memoryMb memory of all ESXi hosts, MiB
 * @param localGb  size of the datastore with the most free space, GiB
 * @param hosts    how many ESXi hosts there are, all alike
 */
public record Cluster(
        int index, UUID id, String node, String host, String zone, int vcpus, int memoryMb, int localGb, int hosts) {}
