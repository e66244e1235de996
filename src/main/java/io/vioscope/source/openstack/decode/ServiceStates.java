package io.vioscope.source.openstack.decode;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code state} (up, down: seen within 60 s) and {@code status} (enabled, disabled) mean; a hypervisor copies both. */
public final class ServiceStates {
    private ServiceStates() {}

    /** The status of a service. */
    public static Status of(String state, String status) {
        var health = switch (state) {
            case "up" -> Health.OK;
            case "down" -> Health.DOWN;
            default -> Health.UNKNOWN;
        };
        var admin = status.equals("disabled") ? AdminState.DISABLED : AdminState.ENABLED;
        return new Status(state, health, admin);
    }

    /** The attributes that are there, in pairs of name and value. */
    public static Map<String, String> present(@Nullable String... pairs) {
        var all = new HashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            var name = pairs[i];
            var value = pairs[i + 1];
            if (name != null && value != null && !value.isEmpty()) {
                all.put(name, value);
            }
        }
        return all;
    }
}
