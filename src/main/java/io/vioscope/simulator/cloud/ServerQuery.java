package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which servers, in which order.
 *
 * @param projectId    only those of this project; empty = all
 * @param changesSince only rows updated at or after this time
 * @param deleted      true = only deleted rows, false = only living ones; empty = living ones, with the deleted ones
 *                     too if {@code changesSince} is given
 * @param statuses     only these status words; empty = all
 * @param uuid         only that one; in any case of letters, as MySQL compares
 * @param host         only those on this nova-compute host
 * @param marker       the last row of the page before, which may be deleted
 * @param limit        rows of a page, at least 1
 * @param oldestFirst  by the time of their creation, ascending; else descending
 */
public record ServerQuery(
        Optional<String> projectId,
        Optional<Instant> changesSince,
        Optional<Boolean> deleted,
        Set<String> statuses,
        Optional<String> uuid,
        Optional<String> host,
        Optional<UUID> marker,
        int limit,
        boolean oldestFirst) {

    /** Every living server. */
    public static ServerQuery everything() {
        return new ServerQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Integer.MAX_VALUE,
                false);
    }

    boolean matches(VirtualMachine vm) {
        return matchesLife(vm)
                && projectId.map(vm.birth().project().id()::equals).orElse(true)
                && changesSince.map(since -> !vm.updated().isBefore(since)).orElse(true)
                && (statuses.isEmpty() || statuses.contains(vm.status()))
                && uuid.map(vm.birth().id().toString()::equalsIgnoreCase).orElse(true)
                && host.map(name -> isOn(vm, name)).orElse(true);
    }

    private boolean matchesLife(VirtualMachine vm) {
        return deleted.map(wanted -> wanted != vm.lives()).orElse(vm.lives() || changesSince.isPresent());
    }

    private static boolean isOn(VirtualMachine vm, String host) {
        var cluster = vm.cluster();
        return cluster != null && cluster.host().equals(host);
    }
}
