package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What Neutron's status words mean for the traffic. The words are those of neutron_lib/constants.py, PENDING_* those of
 * VMware's plugin for NSX-V. A word never heard of tells nothing.
 */
final class NetworkHealth {
    /** Why a status that reads well is not believed. */
    static final String NOTE =
            "the NSX plugin writes this status when it makes the thing and never again: it says nothing about traffic";

    private NetworkHealth() {}

    /**
     * The status of a network, router or port that is in use.
     *
     * @param up   {@code admin_state_up}: empty if it was not said
     * @param told whether the plugin keeps the status up to date
     */
    static Status of(String word, String up, boolean told) {
        var health = switch (word) {
            case "ACTIVE" -> told ? Health.OK : Health.UNKNOWN;
            case "DOWN", "ERROR" -> Health.DOWN;
            default -> Health.UNKNOWN; // BUILD, ALLOCATING, PENDING_CREATE, N/A
        };
        return up.equals("false") ? Status.disabled(word, health) : Status.enabled(word, health);
    }

    /**
     * The status of a port. One that nothing is attached to is down and means no harm; a router's gateway port is down as
     * long as no agent binds it, which a distributed or centralised router's never is.
     */
    static Status ofPort(String word, String up, boolean told, String device, String owner) {
        if (word.equals("DOWN") && device.isEmpty()) {
            return Status.disabled(word, Health.DOWN);
        }
        if (word.equals("DOWN") && owner.equals("network:router_gateway")) {
            return Status.enabled(word, Health.UNKNOWN);
        }
        return of(word, up, told);
    }

    /** The status of a floating IP: one that leads nowhere is down and means no harm. */
    static Status ofFloatingIp(String word, String port) {
        return word.equals("DOWN") && port.isEmpty() ? Status.disabled(word, Health.DOWN) : of(word, "", true);
    }

    /** The status of an agent. */
    static Status ofAgent(String alive, String up) {
        return switch (alive) {
            case "true" ->
                up.equals("false") ? Status.disabled("alive", Health.OK) : Status.enabled("alive", Health.OK);
            case "false" ->
                up.equals("false") ? Status.disabled("silent", Health.DOWN) : Status.enabled("silent", Health.DOWN);
            default -> Status.enabled("not said", Health.UNKNOWN);
        };
    }
}
