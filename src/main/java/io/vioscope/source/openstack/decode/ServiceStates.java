package io.vioscope.source.openstack.decode;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What {@code state} (up, down: seen within 60 s) and {@code status} (enabled, disabled) mean in the lists of services
 * of Nova and Cinder; a hypervisor copies both.
 */
public final class ServiceStates {
    private ServiceStates() {}

    /** The status of a service; words never heard of are unknown. */
    public static Status of(String state, String status) {
        var health = switch (state) {
            case "up" -> Health.OK;
            case "down" -> Health.DOWN;
            default -> Health.UNKNOWN;
        };
        var admin = status.equals("disabled") ? AdminState.DISABLED : AdminState.ENABLED;
        return new Status(state, health, admin);
    }
}
