package io.vioscope.source.openstack.nova;

import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.util.Set;

/**
 * What Nova's four states of a server mean for whoever uses it. {@code status} is Nova's own digest of vm_state and
 * task_state (nova/api/openstack/common.py); power_state is what the hypervisor said last, up to ten minutes ago.
 *
 * <table>
 * <caption>The first line that fits holds</caption>
 * <tr><td>SHUTOFF, PAUSED, SUSPENDED, SHELVED, SHELVED_OFFLOADED, SOFT_DELETED</td><td>disabled, down: off on purpose,
 *     as far as Nova tells</td></tr>
 * <tr><td>ERROR</td><td>degraded if RUNNING (the guest lives, it cannot be managed), otherwise down</td></tr>
 * <tr><td>RESCUE</td><td>degraded: runs from another disk</td></tr>
 * <tr><td>ACTIVE and RUNNING</td><td>ok</td></tr>
 * <tr><td>ACTIVE, a task goes on</td><td>unknown</td></tr>
 * <tr><td>ACTIVE and SHUTDOWN, CRASHED, PAUSED or SUSPENDED</td><td>degraded: Nova and the hypervisor contradict each
 *     other until Nova's next synchronisation</td></tr>
 * <tr><td>ACTIVE and NOSTATE</td><td>unknown: the hypervisor does not know the server</td></tr>
 * <tr><td>a transition (REBOOT, MIGRATING, RESIZE, PASSWORD, ...) of a vm_state active that is RUNNING</td><td>ok</td></tr>
 * <tr><td>anything else: BUILD, VERIFY_RESIZE, UNKNOWN, what Nova may invent</td><td>unknown</td></tr>
 * </table>
 */
final class ServerHealth {
    private static final Set<String> OFF =
            Set.of("SHUTOFF", "PAUSED", "SUSPENDED", "SHELVED", "SHELVED_OFFLOADED", "SOFT_DELETED");
    private static final Set<String> NOT_RUNNING = Set.of("SHUTDOWN", "CRASHED", "PAUSED", "SUSPENDED");

    private ServerHealth() {}

    /** The status of a server. Empty texts stand for what Nova did not say; {@code power} is a {@link PowerState} word. */
    static Status of(String status, String vmState, String power, String task) {
        if (OFF.contains(status)) {
            return Status.disabled(status, Health.DOWN);
        }
        return Status.enabled(status, health(status, vmState, power, task));
    }

    private static Health health(String status, String vmState, String power, String task) {
        var running = power.equals("RUNNING");
        return switch (status) {
            case "ERROR" -> running ? Health.DEGRADED : Health.DOWN;
            case "RESCUE" -> Health.DEGRADED;
            case "ACTIVE" -> running ? Health.OK : active(power, task);
            case "UNKNOWN" -> Health.UNKNOWN;
            default -> running && vmState.equals("active") ? Health.OK : Health.UNKNOWN;
        };
    }

    private static Health active(String power, String task) {
        return task.isEmpty() && NOT_RUNNING.contains(power) ? Health.DEGRADED : Health.UNKNOWN;
    }
}
