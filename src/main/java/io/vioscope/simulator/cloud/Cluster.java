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
        int index, UUID id, String node, String host, String zone, int vcpus, int memoryMb, int localGb, int hosts) {
    private static final int FIRST_MOREF = 26;
    private static final int LETTERS = 26;

    /** The name of one of its ESXi hosts, such as {@code esx-a01.lab.example}: a letter for the cluster, and a number. */
    public String esxiHost(int number) {
        return "esx-%s%02d.lab.example".formatted(letters(index), number);
    }

    /** vCenter's own number of the cluster, as in {@code domain-c26}; other things of vCenter have the ones in between. */
    static String moref(int index) {
        return "c" + (FIRST_MOREF + 981 * index + index * index % 7);
    }

    /** a to z, then aa, ab, ... */
    private static String letters(int index) {
        var last = String.valueOf((char) ('a' + index % LETTERS));
        return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
    }
}
