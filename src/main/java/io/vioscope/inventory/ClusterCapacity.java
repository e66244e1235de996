package io.vioscope.inventory;

import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.RelationType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the capacity of a vSphere cluster lets one infer of its ESXi hosts, which no OpenStack API lists. Nova's figures
 * are sums over the hosts that are usable, that is connected, powered on and not in maintenance
 * (nova/virt/vmwareapi/vm_util.py, {@code get_stats_from_cluster}), so that each host that leaves takes its share along.
 *
 * <p>All that was is kept in the attributes themselves; the same hypervisor gives the same ones again.
 *
 * @param vcpus     threads of the usable hosts, now
 * @param memoryMb  their memory, MiB
 * @param full      the most threads there were since somebody last took capacity away on purpose
 * @param fullMb    the most memory, likewise
 * @param step      the greatest number of threads of which all changes were multiples; 0 if there was none
 * @param least     the smallest change
 * @param largest   threads of the largest host by Placement's {@code max_unit}; 0 if nobody tells
 */
record ClusterCapacity(long vcpus, long memoryMb, long full, long fullMb, long step, long least, long largest) {
    private static final String PREFIX = Attributes.INFERRED + Attributes.OF_SOURCE;
    private static final String FULL = PREFIX + "vcpus_full";
    private static final String FULL_MB = PREFIX + "memory_mb_full";
    private static final String STEP = PREFIX + "vcpus_step";
    private static final String LEAST = PREFIX + "vcpus_step_least";
    private static final String LARGEST = "placement.vcpu_max_unit";

    private static final long ALL = 100;

    /** What the driver of vCenter writes when it disables its own service, having lost the vCenter (host.py). */
    private static final String BY_DRIVER = "set by vmwareapi host_state";

    /** What can be inferred of a hypervisor; empty where it is no vSphere cluster, or its capacity is not known. */
    static Optional<ClusterCapacity> of(Entity hypervisor) {
        var now = number(hypervisor, "vcpus");
        var mb = number(hypervisor, "memory_mb");
        if (now.isEmpty()
                || mb.isEmpty()
                || hypervisor.related(RelationType.REGISTERED_IN).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(of(hypervisor, now.getAsLong(), mb.getAsLong()));
    }

    private static ClusterCapacity of(Entity hypervisor, long now, long mb) {
        var onPurpose = now > 0 && isOutOfWork(hypervisor);
        var before = known(hypervisor, FULL);
        var change = change(before, now);
        var least = known(hypervisor, LEAST);
        return new ClusterCapacity(
                now,
                mb,
                onPurpose ? now : Math.max(before, now),
                onPurpose ? mb : Math.max(known(hypervisor, FULL_MB), mb),
                gcd(known(hypervisor, STEP), change),
                least == 0 || change == 0 ? Math.max(least, change) : Math.min(least, change),
                known(hypervisor, LARGEST));
    }

    /** An operator disables a service before work on its hosts; what then goes was taken away, and is not lost. */
    private static boolean isOutOfWork(Entity hypervisor) {
        var reason = hypervisor.attributes().get("disabled_reason");
        return hypervisor.status().admin() == AdminState.DISABLED && (reason == null || !reason.startsWith(BY_DRIVER));
    }

    /** All hosts at once tell nothing about one of them. */
    private static long change(long before, long now) {
        return before == 0 || now == 0 ? 0 : Math.abs(now - before);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static OptionalLong number(Entity entity, String attribute) {
        var text = entity.attributes().get(attribute);
        return text != null && text.matches("[0-9]{1,15}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static long known(Entity entity, String attribute) {
        return number(entity, attribute).orElse(0);
    }

    /** As attributes of the hypervisor: all that are inferred of it. */
    Attributes attributes() {
        var map = new TreeMap<>(Map.of(FULL, full + "", FULL_MB, fullMb + ""));
        if (step > 0) {
            map.put(STEP, step + "");
            map.put(LEAST, least + "");
        }
        if (missingPercent() > 0) {
            map.put(PREFIX + "capacity_missing_percent", missingPercent() + "");
        }
        var one = host();
        if (one > 0 && full % one == 0 && vcpus % one == 0) {
            map.put(PREFIX + "esxi_hosts", vcpus / one + "");
            map.put(PREFIX + "esxi_hosts_full", full / one + "");
            map.put(PREFIX + "esxi_hosts_because", because(one));
        }
        return Attributes.of(map);
    }

    /** Rounded up, but not to all: neither is what is missing said to be nothing, nor what is left. */
    private long missingPercent() {
        return Math.max(percent(full - vcpus, full), percent(fullMb - memoryMb, fullMb));
    }

    private static long percent(long part, long of) {
        var up = of == 0 ? 0 : (ALL * part + of - 1) / of;
        return part < of ? Math.min(up, ALL - 1) : up;
    }

    /** Threads of one host, if all are alike as far as is known; 0 if not, or if nobody knows. */
    private long host() {
        if (largest > 0) {
            return step % largest == 0 ? largest : 0;
        }
        return step == least ? step : 0;
    }

    private String because(long one) {
        var evidence = largest == 0
                ? "capacity has changed in steps of " + one + " vCPUs"
                : "the largest host has " + one + " vCPUs by Placement"
                        + (step == 0 ? "" : ", and capacity has changed in multiples of that");
        return evidence + "; right if all hosts are alike";
    }

    /** The attributes of a hypervisor that are inferred. */
    static Attributes told(Entity hypervisor) {
        var map = new TreeMap<String, String>();
        hypervisor.attributes().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                map.put(name, value);
            }
        });
        return Attributes.of(map);
    }
}
