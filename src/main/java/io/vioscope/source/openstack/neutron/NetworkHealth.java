package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Health;

/**
 * What the status of a network means (neutron_lib/constants.py: ACTIVE, BUILD, DOWN, ERROR). ACTIVE is unknown by every
 * plugin: neutron/db/db_base_plugin_v2.py writes it at creation, and neither ML2 nor VMware's plugins ever change it.
 * DOWN and ERROR, which a third plugin may write, are down; BUILD and what may be invented are unknown.
 */
final class NetworkHealth {
    private static final String UNMOVED =
            "Neutron writes ACTIVE when a network is created and never again; whether the network works is not known.";

    private NetworkHealth() {}

    static Judged of(String status, String adminStateUp) {
        return of(status).switched(adminStateUp);
    }

    private static Judged of(String status) {
        return switch (status) {
            case "ACTIVE" -> Judged.unknown(status, UNMOVED);
            case "DOWN", "ERROR" -> Judged.of(status, Health.DOWN);
            default -> Judged.of(status, Health.UNKNOWN);
        };
    }
}
