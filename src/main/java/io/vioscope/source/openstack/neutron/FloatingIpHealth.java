package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Health;

/**
 * What the status of a floating IP means (neutron_lib/constants.py: ACTIVE, DOWN, ERROR). It has no admin_state_up.
 *
 * <table>
 * <caption>By plugin</caption>
 * <tr><td>ACTIVE, by ML2</td><td>ok: the L3 agent said so</td></tr>
 * <tr><td>ACTIVE, by nsx_v3</td><td>ok: NSX took its rule, else it were ERROR; noted that Neutron looks no further</td></tr>
 * <tr><td>ACTIVE, by nsx_v, nsx_p, dvs</td><td>unknown: only repeats that it has a port</td></tr>
 * <tr><td>ACTIVE, without a port</td><td>unknown: not in use; the L3 agent has not yet said DOWN</td></tr>
 * <tr><td>DOWN, with a port</td><td>down</td></tr>
 * <tr><td>DOWN, without one</td><td>unknown: not in use</td></tr>
 * <tr><td>ERROR</td><td>down</td></tr>
 * <tr><td>what may be invented</td><td>unknown</td></tr>
 * </table>
 */
final class FloatingIpHealth {
    private static final String TAKEN =
            "ACTIVE says that NSX took its rule; whether the edge works now NSX knows and Neutron does not.";
    private static final String UNMOVED =
            "By Neutron's plugin %s ACTIVE only repeats that a port is associated; whether it is reached is not known.";

    private FloatingIpHealth() {}

    static Judged of(Plugin plugin, String status, boolean associated) {
        return switch (status) {
            case "ACTIVE" ->
                associated
                        ? active(plugin)
                        : Judged.unknown(status, "It is associated with no port, so that ACTIVE says nothing.");
            case "DOWN" ->
                associated
                        ? Judged.of(status, Health.DOWN)
                        : Judged.unknown(status, "It is associated with no port, so that DOWN is no fault.");
            case "ERROR" -> Judged.of(status, Health.DOWN);
            default -> Judged.of(status, Health.UNKNOWN);
        };
    }

    private static Judged active(Plugin plugin) {
        return switch (plugin) {
            case OTHER -> Judged.of("ACTIVE", Health.OK);
            case NSX_V3 -> new Judged(Judged.of("ACTIVE", Health.OK).status(), TAKEN);
            case NSX_V, NSX_P, DVS -> Judged.unknown("ACTIVE", UNMOVED.formatted(plugin.word()));
        };
    }
}
