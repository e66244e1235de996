package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Health;

/**
 * What the status of a port means (neutron_lib/constants.py: ACTIVE, BUILD, DOWN, ERROR, N/A).
 *
 * <table>
 * <caption>The first line that fits holds; with admin_state_up false it is disabled</caption>
 * <tr><td>ERROR</td><td>down</td></tr>
 * <tr><td>vif_type binding_failed</td><td>down: no driver could plug it in</td></tr>
 * <tr><td>ACTIVE, by ML2</td><td>ok: its agent or driver said so</td></tr>
 * <tr><td>ACTIVE, by VMware's plugins</td><td>unknown: written at creation, never again</td></tr>
 * <tr><td>DOWN, with a device, by VMware's plugins</td><td>down: they leave it ACTIVE where the server is off</td></tr>
 * <tr><td>DOWN, with a device, by ML2</td><td>down: also where the server is off</td></tr>
 * <tr><td>DOWN, without one</td><td>unknown: nothing is plugged in</td></tr>
 * <tr><td>N/A</td><td>unknown: the inner port of a floating IP has no state</td></tr>
 * <tr><td>BUILD, and what may be invented</td><td>unknown</td></tr>
 * </table>
 */
final class PortHealth {
    private static final String UNMOVED =
            "Neutron's plugin %s writes ACTIVE when a port is created and never again; whether the port works is not known.";

    private static final String CALLED_DOWN = "Neutron's plugin %s leaves ports ACTIVE, whatever the server does.";

    private PortHealth() {}

    /**
     * The judgement. Empty texts stand for what Neutron did not say.
     *
     * @param vifType  tells VMware's plugins where the extensions did not: only they make it {@code dvs}
     * @param attached whether it names a device
     */
    static Judged of(Plugin plugin, String status, String adminStateUp, String vifType, boolean attached) {
        var made = plugin == Plugin.OTHER && vifType.equals("dvs") ? Plugin.DVS : plugin;
        return of(made, status, vifType, attached).switched(adminStateUp);
    }

    private static Judged of(Plugin plugin, String status, String vifType, boolean attached) {
        if (vifType.equals("binding_failed") && !status.equals("ERROR")) {
            return new Judged(Judged.of(status, Health.DOWN).status(), "No driver could plug it in (binding_failed).");
        }
        return switch (status) {
            case "ERROR" -> Judged.of(status, Health.DOWN);
            case "ACTIVE" ->
                plugin.isVmware()
                        ? Judged.unknown(status, UNMOVED.formatted(plugin.word()))
                        : Judged.of(status, Health.OK);
            case "DOWN" ->
                attached
                        ? down(plugin, status)
                        : Judged.unknown(status, "Nothing is plugged in, so that DOWN is no fault.");
            case "N/A" -> Judged.unknown(status, "Neutron gives the inner port of a floating IP no state.");
            default -> Judged.of(status, Health.UNKNOWN);
        };
    }

    private static Judged down(Plugin plugin, String status) {
        var down = Judged.of(status, Health.DOWN);
        return plugin.isVmware() ? new Judged(down.status(), CALLED_DOWN.formatted(plugin.word())) : down;
    }
}
