package io.vioscope.proof;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.fault.Faults.Injection;
import java.util.List;
import java.util.Set;

/**
 * What reading vCenter buys: faults of vSphere and its storage, each alone and undistorted, in clouds with and without that
 * source. Prints, for each, what was announced, whether it is right, and whether it names the very thing that broke. The
 * arguments are seeds of clouds.
 */
final class VCenterWorth {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final Judge JUDGE = new Judge(MODEL);
    private static final List<String> FAULTS = List.of(
            "vcenter-unreachable",
            "vcenter-service-down",
            "vcenter-cert-untrusted",
            "cluster-lost",
            "esxi-down-ha",
            "esxi-down-noha",
            "esxi-disconnected",
            "datastore-full",
            "datastore-apd",
            "datastore-pdl",
            "cluster-datastores-gone",
            "esxi-maintenance",
            "cluster-maintenance-all",
            "dpm-standby",
            "drs-storm");

    private VCenterWorth() {}

    /** Prints the table. */
    public static void main(String[] seeds) {
        for (var seed : seeds) {
            for (var with : List.of("false", "true")) {
                System.setProperty(World.VCENTER, with);
                try (var recorder =
                        new Recorder(SimulatorOptions.DEFAULT.withSize(60, 4).withSeed(Long.parseLong(seed)), MODEL)) {
                    FAULTS.forEach(fault -> print(recorder, seed, with, fault));
                }
            }
        }
        System.exit(0);
    }

    private static void print(Recorder recorder, String seed, String with, String fault) {
        var recording = recorder.record(List.of(Injection.of(fault)), Recorder.SELDOM);
        var announced = new Announced(MODEL).causes(Replay.of(MODEL, recording, Distortion.NONE, 1));
        System.out.println(String.join(" | ", seed, with, fault, verdict(recording, announced), announced.toString()));
    }

    private static String verdict(Recording recording, Set<ProblemKey> announced) {
        if (recording.truths().isEmpty()) {
            return announced.isEmpty() ? "quiet" : "FALSE";
        }
        var truth = recording.truths().get(0);
        var right = announced.stream()
                .filter(problem -> JUDGE.isRight(problem, truth))
                .toList();
        var itself = right.stream().anyMatch(problem -> problem.entity().equals(truth.target()));
        var others = announced.size() - right.size();
        return (right.isEmpty() ? "nothing" : itself ? "itself" : "right")
                + (others == 0 ? "" : " +" + others + " FALSE");
    }
}
