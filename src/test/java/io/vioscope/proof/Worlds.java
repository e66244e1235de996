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

    /** Where all are tested: four clouds, with seeds from the first one on. */
    static List<SimulatorOptions> tests(long first) {
        return List.of(
                cloud(first, DeploymentMode.HA, Networking.NSX_P),
                cloud(first + 1, DeploymentMode.KUBERNETES, Networking.NSX_P),
                cloud(first + 2, DeploymentMode.COMPACT, Networking.NSX_V3),
                cloud(first + 3, DeploymentMode.HA, Networking.DVS));
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
