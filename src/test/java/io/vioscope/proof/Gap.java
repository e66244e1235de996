package io.vioscope.proof;

import io.vioscope.proof.Recording.Truth;
import io.vioscope.rca.causal.CausalModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Compares our first guess at single faults with that of the reference. */
final class Gap {
    private final CausalModel model;
    private final Judge judge;
    private final Reference reference;
    private int trials;
    private int ours;
    private int told;
    private int theirs;
    private int both;

    Gap(CausalModel model, Judge judge, Reference reference) {
        this.model = model;
        this.judge = judge;
        this.reference = reference;
    }

    void hear(Outcome outcome, Judge.Judgement judgement, Map<String, List<Truth>> possible) {
        if (outcome.recording().truths().size() == 1 && !judgement.required().isEmpty()) {
            var truth = outcome.recording().truths().get(0);
            var named = Certainties.named(outcome);
            var isOurs = named.stream().limit(1).anyMatch(key -> judge.isRight(key, truth));
            var isAlarm = named.isEmpty() && judgement.found().contains(truth);
            var isTheirs = reference
                    .guess(outcome, possible)
                    .filter(guess -> isRight(guess.truth(), truth))
                    .isPresent();
            trials++;
            ours += isOurs ? 1 : 0;
            told += isOurs || isAlarm ? 1 : 0;
            theirs += isTheirs ? 1 : 0;
            both += isOurs && isTheirs ? 1 : 0;
        }
    }

    /** As for us: what one problem stands for need not be told apart. */
    private boolean isRight(Truth guess, Truth truth) {
        var isFault = guess.fault().equals(truth.fault())
                || model.problems().stream()
                        .anyMatch(p ->
                                p.faults().contains(guess.fault()) && p.faults().contains(truth.fault()));
        var isPlace = guess.places().isEmpty()
                || truth.places().isEmpty()
                || !Collections.disjoint(guess.places(), truth.places());
        return isFault && isPlace;
    }

    String row(String condition) {
        return "| %s | %d | %s | %s | %s | %s |"
                .formatted(
                        condition,
                        trials,
                        Tally.percent(ours, trials),
                        Tally.percent(told, trials),
                        Tally.percent(theirs, trials),
                        Tally.percent(both, trials));
    }
}
