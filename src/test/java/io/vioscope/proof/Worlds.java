package io.vioscope.proof;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.Networking;
import java.util.List;

/** The clouds of the proof. Seeds under 100 were looked at while causal model and harness were made; these were not. */
final class Worlds {
    private static final int SERVERS = 60;
    private static final int CLUSTERS = 4;

    private Worlds() {}

    /** Where the reference counts. */
    static List<SimulatorOptions> lessons() {
        return List.of(
                cloud(901, DeploymentMode.HA, Networking.NSX_P),
                cloud(902, DeploymentMode.KUBERNETES, Networking.NSX_P),
                cloud(903, DeploymentMode.COMPACT, Networking.DVS));
    }

    /** Where all are tested. */
    static List<SimulatorOptions> tests() {
        return List.of(
                cloud(501, DeploymentMode.HA, Networking.NSX_P),
                cloud(502, DeploymentMode.KUBERNETES, Networking.NSX_P),
                cloud(503, DeploymentMode.COMPACT, Networking.NSX_V3),
                cloud(504, DeploymentMode.HA, Networking.DVS));
    }

    static SimulatorOptions cloud(long seed, DeploymentMode mode, Networking networking) {
        return SimulatorOptions.DEFAULT
                .withSize(SERVERS, CLUSTERS)
                .withSeed(seed)
                .withMode(mode)
                .withNetworking(networking);
    }

    static String words(SimulatorOptions options) {
        var plan = options.plan();
        return "seed %d, %s, %s".formatted(plan.seed(), plan.mode(), plan.networking());
    }
}
