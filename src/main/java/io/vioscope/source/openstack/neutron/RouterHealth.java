package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Health;

/**
 * What the status of a router means (neutron_lib/constants.py: ACTIVE, ALLOCATING, ERROR; vmware_nsx adds PENDING_CREATE
 * and its like).
 *
 * <table>
 * <caption>With admin_state_up false it is disabled</caption>
 * <tr><td>ACTIVE, by ML2</td><td>ok: set up; whether its agent lives is the agent's health</td></tr>
 * <tr><td>ACTIVE, by nsx_v</td><td>ok: its edge was deployed; noted that Neutron looks no further</td></tr>
 * <tr><td>ACTIVE, by nsx_v3, nsx_p, dvs</td><td>unknown: written at creation, changed only if a later change fails</td></tr>
 * <tr><td>ERROR</td><td>down</td></tr>
 * <tr><td>ALLOCATING, PENDING_*, and what may be invented</td><td>unknown</td></tr>
 * </table>
 */
final class RouterHealth {
    private static final String DEPLOYED =
            "ACTIVE says that its edge was deployed; whether the edge works now NSX knows and Neutron does not.";
    private static final String UNMOVED =
            "Neutron's plugin %s writes ACTIVE when a router is created and changes it only"
                    + " if a change fails; whether the router works is not known.";

    private RouterHealth() {}

    static Judged of(Plugin plugin, String status, String adminStateUp) {
        return of(plugin, status).switched(adminStateUp);
    }

    private static Judged of(Plugin plugin, String status) {
        return switch (status) {
            case "ACTIVE" -> active(plugin);
            case "ERROR" -> Judged.of(status, Health.DOWN);
            default -> Judged.of(status, Health.UNKNOWN);
        };
    }

    private static Judged active(Plugin plugin) {
        return switch (plugin) {
            case OTHER -> Judged.of("ACTIVE", Health.OK);
            case NSX_V -> new Judged(Judged.of("ACTIVE", Health.OK).status(), DEPLOYED);
            case NSX_V3, NSX_P, DVS -> Judged.unknown("ACTIVE", UNMOVED.formatted(plugin.word()));
        };
    }
}
