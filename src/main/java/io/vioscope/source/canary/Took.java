package io.vioscope.source.canary;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long the steps of a try took, in words. What is a fact is told roughly, so that a cloud that is as fast as before is an
 * unchanged one; exact times are said beside.
 */
final class Took {
    private Took() {}

    /** Such as {@code created in under 1 s, read in under 1 s}; empty where no step was done. */
    static String roughly(Map<Step, Duration> took) {
        return took.entrySet().stream()
                .filter(e -> e.getKey().compareTo(Step.CREATE) >= 0)
                .map(e -> e.getKey().done() + " in " + roughly(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String roughly(Duration time) {
        var seconds = time.toSeconds();
        if (seconds < 1) {
            return "under 1 s";
        }
        if (seconds < 5) {
            return "1 to 5 s";
        }
        return seconds < 20 ? "5 to 20 s" : "20 s or more";
    }

    /** From the request for the port until it is not there any more. */
    static Duration together(Map<Step, Duration> took) {
        return took.entrySet().stream()
                .filter(e -> e.getKey().compareTo(Step.CREATE) >= 0)
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A sentence; empty where no port was made. */
    static Optional<String> exactly(Map<Step, Duration> took) {
        return took.containsKey(Step.CREATE)
                ? Optional.of(took.entrySet().stream()
                        .filter(e -> e.getKey().compareTo(Step.CREATE) >= 0)
                        .map(e -> e.getKey().done() + " in " + e.getValue().toMillis() + " ms")
                        .collect(Collectors.joining(", ", "The last port was ", "")))
                : Optional.empty();
    }
}
