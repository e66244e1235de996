package io.vioscope.source.openstack.octavia;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What the two statuses of a load balancer mean (octavia_lib/common/constants.py). {@code provisioning_status} tells what
 * became of the last change, {@code operating_status} whether it serves. The word is the second, or the first where that
 * is not ACTIVE.
 *
 * <table>
 * <caption>By operating status; with admin_state_up false it is disabled</caption>
 * <tr><td>ONLINE</td><td>ok</td></tr>
 * <tr><td>DEGRADED</td><td>degraded</td></tr>
 * <tr><td>ERROR</td><td>down</td></tr>
 * <tr><td>OFFLINE</td><td>down; without listeners unknown: there is nothing to serve</td></tr>
 * <tr><td>NO_MONITOR, DRAINING, and what may be invented</td><td>unknown</td></tr>
 * <caption>unless the provisioning status says otherwise</caption>
 * <tr><td>ERROR</td><td>at best degraded: it cannot be managed</td></tr>
 * <tr><td>PENDING_CREATE, PENDING_DELETE, ALLOCATED, BOOTING, AMPHORA_ALLOCATED, AMPHORA_BOOTING, and what may be
 *     invented</td><td>unknown</td></tr>
 * <tr><td>ACTIVE, PENDING_UPDATE</td><td>by the operating status</td></tr>
 * </table>
 */
final class LoadBalancerHealth {
    private LoadBalancerHealth() {}

    /** @param listeners how many it has */
    static Status of(String provisioning, String operating, String adminStateUp, int listeners) {
        var word = provisioning.equals("ACTIVE") ? operating : provisioning;
        var serves = operating(operating, listeners);
        var health = switch (provisioning) {
            case "ACTIVE", "PENDING_UPDATE" -> serves;
            case "ERROR" -> serves == Health.DOWN ? Health.DOWN : Health.DEGRADED;
            default -> Health.UNKNOWN;
        };
        return new Status(word, health, adminStateUp.equals("false") ? AdminState.DISABLED : AdminState.ENABLED);
    }

    private static Health operating(String status, int listeners) {
        return switch (status) {
            case "ONLINE" -> Health.OK;
            case "DEGRADED" -> Health.DEGRADED;
            case "ERROR" -> Health.DOWN;
            case "OFFLINE" -> listeners == 0 ? Health.UNKNOWN : Health.DOWN;
            default -> Health.UNKNOWN;
        };
    }
}
