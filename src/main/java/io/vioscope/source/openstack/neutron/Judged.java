package io.vioscope.source.openstack.neutron;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * A status, and why it says no more than it does.
 *
 * @param note one sentence for the attribute {@code health_note}; empty where the word speaks for itself
 */
record Judged(Status status, String note) {
    static Judged of(String word, Health health) {
        return new Judged(Status.enabled(word, health), "");
    }

    static Judged unknown(String word, String note) {
        return new Judged(Status.enabled(word, Health.UNKNOWN), note);
    }

    /**
     * The same under Neutron's switch {@code admin_state_up}; absent counts as true. Switched off on purpose, and by no
     * plugin's account does ACTIVE follow the switch: it then says nothing.
     */
    Judged switched(String adminStateUp) {
        if (!adminStateUp.equals("false")) {
            return this;
        }
        var health = status.health() == Health.OK ? Health.UNKNOWN : status.health();
        return new Judged(new Status(status.word(), health, AdminState.DISABLED), "Switched off by admin_state_up.");
    }
}
