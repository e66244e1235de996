package io.vioscope.source.openstack.neutron;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What {@code alive} means: true is up, seen within 75 s by default (agent_down_time, neutron/db/agents_db.py); false is
 * down. With {@code admin_state_up} false it is disabled, which leaves a living agent alive.
 */
final class AgentHealth {
    private AgentHealth() {}

    static Status of(String alive, String adminStateUp) {
        var admin = adminStateUp.equals("false") ? AdminState.DISABLED : AdminState.ENABLED;
        return switch (alive) {
            case "true" -> new Status("up", Health.OK, admin);
            case "false" -> new Status("down", Health.DOWN, admin);
            default -> new Status("not said", Health.UNKNOWN, admin);
        };
    }
}
