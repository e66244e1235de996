package io.vioscope.alarm;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Severity;

/**
 * What is to be said where a vSphere cluster has less capacity than it had. ESXi hosts that are gone, down, disconnected
 * or in maintenance look alike from OpenStack, and what became of their virtual machines does not show at all.
 */
final class Capacity {
    private static final int HALF = 50;
    private static final int ALL = 100;

    private Capacity() {}

    /** How much of what there was is missing; 0 if nothing is, or nothing is known. */
    static int missingPercent(Entity hypervisor) {
        var text = inferred(hypervisor, "capacity_missing_percent");
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    static Severity severity(Entity hypervisor) {
        var missing = missingPercent(hypervisor);
        return missing >= ALL ? Severity.CRITICAL : missing >= HALF ? Severity.MAJOR : Severity.MINOR;
    }

    static String text(Entity hypervisor) {
        var now = hypervisor.attributes().get("vcpus") + " of " + inferred(hypervisor, "vcpus_full") + " vCPUs and "
                + hypervisor.attributes().get("memory_mb") + " of " + inferred(hypervisor, "memory_mb_full")
                + " MiB of memory";
        return missingPercent(hypervisor) >= ALL
                ? "No ESXi host of cluster " + hypervisor.name() + " is usable: it has " + now
                        + "; that says nothing about its servers"
                : "Cluster " + hypervisor.name() + " has " + now + hosts(hypervisor)
                        + ": ESXi hosts of it are down, disconnected, in maintenance or were taken away";
    }

    private static String hosts(Entity hypervisor) {
        var usable = inferred(hypervisor, "esxi_hosts");
        return usable.isEmpty()
                ? ""
                : ", as if " + usable + " of " + inferred(hypervisor, "esxi_hosts_full") + " hosts were usable";
    }

    private static String inferred(Entity hypervisor, String name) {
        var value = hypervisor.attributes().get(Attributes.INFERRED + Attributes.OF_SOURCE + name);
        return value == null ? "" : value;
    }
}
