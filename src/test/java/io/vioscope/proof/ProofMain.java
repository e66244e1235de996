package io.vioscope.proof;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.Faults.Injection;
import java.util.List;

/** First look. */
final class ProofMain {
    public static void main(String... args) {
        var model = CausalFiles.delivered();
        try (var recorder = new Recorder(SimulatorOptions.DEFAULT.withSize(120, 4).withSeed(11), model)) {
            for (var fault : FaultCatalog.all()) {
                if (args.length > 0 && !List.of(args).contains(fault.id())) continue;
                var t0 = System.nanoTime();
                Recording recording;
                try {
                    recording = recorder.record(List.of(Injection.of(fault.id())), Recorder.SELDOM);
                } catch (RuntimeException refused) {
                    System.out.println("## " + fault.id() + " " + refused);
                    continue;
                }
                var t1 = System.nanoTime();
                var outcome = Replay.of(model, recording, Distortion.NONE, 1);
                var t2 = System.nanoTime();
                System.out.printf(
                        "## %s %s %d ms, replay %d ms, worlds %d, signs %d %s%n", fault.id(), recording.truths().get(0).target(), (t1 - t0) / 1_000_000, (t2 - t1) / 1_000_000, recorder.worlds(), outcome.fresh().size(), outcome.fresh().stream().limit(6).toList());
                outcome.open().forEach(p -> System.out.println("   " + p.phase() + " " + p.key() + " " + p.verdict().certainty() + "% " + p.verdict().faults().contains(fault.id()) + " " + recording.truths().get(0).places().contains(p.key().entity())));
            }
        }
        System.exit(0);
    }
}
