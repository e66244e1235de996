package io.vioscope.proof;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.proof.Judge.Judgement;
import io.vioscope.proof.Recording.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each source buys: of faults that OpenStack shows badly or not at all, how many are named, and how exactly. */
final class Worth {
    /** These, and what is done on purpose and must wake nobody. */
    static final List<String> FAULTS = List.of(
            "vcenter-unreachable",
            "vcenter-service-down",
            "vcenter-cert-untrusted",
            "vcenter-slow",
            "cluster-lost",
            "esxi-down-ha",
            "esxi-down-noha",
            "esxi-disconnected",
            "datastore-full",
            "datastore-apd",
            "datastore-pdl",
            "cluster-datastores-gone",
            "vm-inaccessible",
            "vm-power-fight",
            "vm-guest-hang",
            "nsx-manager-down",
            "nsx-edge-down",
            "external-network-down",
            "transport-node-down",
            "router-error",
            "monitor-network-lost",
            "esxi-maintenance",
            "cluster-maintenance-all",
            "dpm-standby",
            "drs-storm");

    private static final EntityKey EDGES = new EntityKey(Kind.EDGE_CLUSTER, Kind.EDGE_CLUSTER.word());

    private final Judge judge;
    private final Announced announced;
    private final Map<String, Map<SourceSet, Line>> lines = new TreeMap<>();

    private static final class Line {
        private int trials;
        private int shown;
        private int named;
        private int itself;
        private int told;
        private int wrong;
    }

    Worth(Judge judge, Announced announced) {
        this.judge = judge;
        this.announced = announced;
    }

    void hear(Outcome outcome, Judgement judgement) {
        var recording = outcome.recording();
        var truth = recording.truths().get(0);
        var line = lines.computeIfAbsent(truth.fault(), f -> new EnumMap<>(SourceSet.class))
                .computeIfAbsent(recording.sources(), s -> new Line());
        var causes = announced.causes(outcome);
        line.trials++;
        line.shown += truth.alone(recording.sources()).isEmpty() ? 0 : 1;
        line.named += causes.stream().anyMatch(cause -> judge.isRight(cause, truth)) ? 1 : 0;
        line.itself += causes.stream().anyMatch(cause -> judge.isRight(cause, truth) && isItself(cause, truth)) ? 1 : 0;
        line.told += judgement.found().contains(truth) ? 1 : 0;
        line.wrong += judgement.wrong().isEmpty() ? 0 : 1;
    }

    /** Whether it sits at what broke: edge nodes and their uplinks are seen by way of something else. */
    private static boolean isItself(ProblemKey cause, Truth truth) {
        return cause.entity().equals(truth.target()) || cause.entity().equals(EDGES);
    }

    void print() {
        System.out.println("\n### What each source buys, undistorted"
                + "\n\nOf so many incidents: that show anything / named by a cause / named at the very thing; a cause, or an alarm"
                + " of what was struck, tells it; false causes.\n");
        System.out.print("| fault | incidents");
        for (var set : SourceSet.GROWING) {
            System.out.print(" | " + set.words());
        }
        System.out.println(" |\n|---|--:|---|---|---|");
        lines.forEach((fault, sets) -> {
            System.out.print("| " + fault + " | " + line(sets, SourceSet.ALL).trials);
            for (var set : SourceSet.GROWING) {
                System.out.print(" | " + words(line(sets, set)));
            }
            System.out.println(" |");
        });
    }

    private static Line line(Map<SourceSet, Line> sets, SourceSet set) {
        return sets.getOrDefault(set, new Line());
    }

    private static String words(Line line) {
        var words = "%d / %d / %d; %d".formatted(line.shown, line.named, line.itself, line.told);
        return line.wrong == 0 ? words : words + "; **" + line.wrong + " false**";
    }
}
