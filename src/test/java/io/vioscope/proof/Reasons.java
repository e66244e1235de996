package io.vioscope.proof;

import io.vioscope.engine.Engine;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.proof.Recording.Truth;
import io.vioscope.rca.causal.CausalModel;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a diagnosis was not exact: what is right is compared with what was said, by the engine's own score. What is right are
 * the faults that were missed, each as the cause that suits it best, without the causes that are false.
 */
final class Reasons {
    /** Scores that are no farther apart are the same. */
    private static final double SAME = 1e-6;

    private static final String CLOUD = "cloud";

    /** What was lacking. */
    enum Reason {
        /** What is right is known and not told: a tie, too short, or awaited. */
        UNTOLD,
        /** What is right scores as well or better, and was not found. */
        UNFOUND,
        /** What is right scores worse, and the reference told it by its frequencies. */
        MODEL,
        /** What is right scores worse, or nothing speaks for it: information, or the model where the reference has no say. */
        INFORMATION
    }

    private final CausalModel model;
    private final Judge judge;
    private final Map<String, Map<Reason, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, Integer> lone = new LinkedHashMap<>();
    private Reference reference = new Reference();
    private Map<String, List<Truth>> possible = Map.of();

    Reasons(CausalModel model, Judge judge) {
        this.model = model;
        this.judge = judge;
    }

    /** From now on the reference is asked too, of a cloud in which these can be struck. */
    void ask(Reference knowing, Map<String, List<Truth>> in) {
        reference = knowing;
        possible = in;
    }

    void hear(String condition, Outcome outcome, Judge.Judgement judgement) {
        if (judgement.isExact()) {
            return;
        }
        var reason = reason(outcome, judgement);
        counts.computeIfAbsent(condition, c -> new EnumMap<>(Reason.class)).merge(reason, 1, Integer::sum);
        if (reason == Reason.INFORMATION && isOneWord(outcome, judgement)) {
            lone.merge(condition, 1, Integer::sum);
        }
    }

    private Reason reason(Outcome outcome, Judge.Judgement judgement) {
        var missed = judgement.required().keySet().stream()
                .filter(truth -> !judgement.found().contains(truth))
                .toList();
        var isKnown =
                missed.stream().allMatch(truth -> outcome.open().stream().anyMatch(p -> judge.isRight(p.key(), truth)));
        if (!missed.isEmpty() && isKnown && judgement.wrong().isEmpty()) {
            return Reason.UNTOLD;
        }
        if (better(outcome, judgement.wrong(), missed) >= -SAME) {
            return Reason.UNFOUND;
        }
        return !missed.isEmpty() && isToldByReference(outcome) ? Reason.MODEL : Reason.INFORMATION;
    }

    private double better(Outcome outcome, Set<ProblemKey> wrong, List<Truth> missed) {
        var snapshot = outcome.sight().snapshot();
        var diagnosis = new Engine(Map.of(), DeploymentMode.UNKNOWN, model).diagnosis(snapshot);
        var right = new HashSet<ProblemKey>();
        for (var truth : missed) {
            var best = causes(truth, outcome).max(Comparator.comparingDouble(c -> diagnosis.better(wrong, Set.of(c))));
            if (best.isEmpty()) {
                return Double.NEGATIVE_INFINITY;
            }
            right.add(best.get());
        }
        return diagnosis.better(wrong, right);
    }

    /** All that would be a right name for a fault. */
    private Stream<ProblemKey> causes(Truth truth, Outcome outcome) {
        return model.problems().stream()
                .filter(type -> type.faults().contains(truth.fault()))
                .flatMap(type -> places(truth, outcome)
                        .filter(place -> place.kind() == type.kind())
                        .map(place -> new ProblemKey(place, type.name())))
                .filter(key -> judge.isRight(key, truth));
    }

    private static Stream<EntityKey> places(Truth truth, Outcome outcome) {
        var all = outcome.sight().snapshot().state().inventory();
        return truth.places().isEmpty()
                ? all.all().stream().map(entity -> entity.key())
                : Stream.concat(
                        truth.places().stream(),
                        all.all().stream()
                                .map(entity -> entity.key())
                                .filter(key -> key.kind().word().equals(CLOUD)));
    }

    private boolean isToldByReference(Outcome outcome) {
        var truths = outcome.recording().truths();
        return truths.size() == 1
                && !possible.isEmpty()
                && reference
                        .guess(outcome, possible)
                        .filter(guess ->
                                guess.truth().fault().equals(truths.get(0).fault()))
                        .isPresent();
    }

    /** Whether every false cause rests on one word about the very thing. */
    private static boolean isOneWord(Outcome outcome, Judge.Judgement judgement) {
        return !judgement.wrong().isEmpty()
                && outcome.open().stream()
                        .filter(p -> judgement.wrong().contains(p.key()))
                        .allMatch(Reasons::isOneWord);
    }

    private static boolean isOneWord(Problem problem) {
        return problem.verdict().evidence().stream()
                .flatMap(e -> e.examples().stream())
                .filter(key -> !key.kind().word().equals("service_group"))
                .allMatch(problem.key().entity()::equals);
    }

    void print() {
        if (counts.isEmpty()) {
            return;
        }
        System.out.println(
                "\n### Not exact, and why\n\n| condition | not exact | information, or the model | of these one word about the very thing |"
                        + " model | algorithm: not found | algorithm: not told |\n|---|--:|--:|--:|--:|--:|--:|");
        counts.forEach((condition, of) -> System.out.printf(
                "| %s | %d | %d | %d | %d | %d | %d |%n",
                condition,
                of.values().stream().mapToInt(Integer::intValue).sum(),
                of.getOrDefault(Reason.INFORMATION, 0),
                lone.getOrDefault(condition, 0),
                of.getOrDefault(Reason.MODEL, 0),
                of.getOrDefault(Reason.UNFOUND, 0),
                of.getOrDefault(Reason.UNTOLD, 0)));
    }
}
