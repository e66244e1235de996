package io.vioscope.proof;

import io.vioscope.proof.Judge.Judgement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long after a fault struck anything shows, by polling every half minute and where the message bus is listened to. */
final class Sooner {
    private final Map<String, Map<SourceSet, Duration>> shown = new LinkedHashMap<>();

    void hear(Outcome outcome, Judgement judgement) {
        if (!judgement.required().isEmpty()) {
            var recording = outcome.recording();
            var truth = recording.truths().get(0);
            shown.computeIfAbsent(
                            recording.world() + " " + truth.fault() + " " + truth.target(),
                            incident -> new EnumMap<>(SourceSet.class))
                    .put(recording.sources(), outcome.firstSign());
        }
    }

    void print() {
        if (shown.isEmpty()) {
            return;
        }
        System.out.println("\n| incident | by polling it shows after s | with the message bus |\n|---|--:|--:|");
        shown.forEach((incident, after) -> System.out.println("| " + incident + " | "
                + words(after.get(SourceSet.OPENSTACK)) + " | " + words(after.get(SourceSet.BUS)) + " |"));
    }

    private static String words(@Nullable Duration after) {
        return after == null ? "-" : after.toSeconds() + "";
    }
}
