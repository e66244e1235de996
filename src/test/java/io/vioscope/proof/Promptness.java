package io.vioscope.proof;

import io.vioscope.model.ProblemKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How soon the right cause is announced, and what wrong ones are on the way. One that ends because another right one that was
 * announced has taken it in is not taken back: that is the same fault, better known.
 */
final class Promptness {
    private final Judge judge;
    private final Announced announced;
    private final List<Duration> waits = new ArrayList<>();
    private int incidents;
    private int byAlarm;
    private int never;
    private int withWrong;
    private int withRetracted;

    Promptness(Judge judge, Announced announced) {
        this.judge = judge;
        this.announced = announced;
    }

    void hear(Outcome outcome, Judge.Judgement judgement) {
        if (judgement.required().isEmpty()) {
            return;
        }
        incidents++;
        Set<ProblemKey> confirmed = new HashSet<>();
        Set<ProblemKey> standing = new HashSet<>();
        var retracted = false;
        var wrong = false;
        Duration first = null;
        for (var said : outcome.log()) {
            if (said.isConfirmed() && announced.isAnnounced(said.key())) {
                confirmed.add(said.key());
                standing.add(said.key());
                var isRight = judge.isRight(said.key(), outcome);
                wrong |= !isRight;
                first = first == null && isRight ? said.after() : first;
            }
            if (said.isOver() && confirmed.contains(said.key())) {
                standing.remove(said.key());
                retracted |= !isTakenIn(said.key(), standing, outcome);
            }
        }
        withWrong += wrong ? 1 : 0;
        withRetracted += retracted ? 1 : 0;
        if (first == null) {
            var isTold = judgement.found().containsAll(judgement.required().keySet());
            byAlarm += isTold ? 1 : 0;
            never += isTold ? 0 : 1;
        } else {
            var wait = first.minus(outcome.firstSign());
            waits.add(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    private boolean isTakenIn(ProblemKey one, Set<ProblemKey> standing, Outcome outcome) {
        return outcome.recording().truths().stream()
                .filter(truth -> judge.isRight(one, truth))
                .anyMatch(truth -> standing.stream().anyMatch(other -> judge.isRight(other, truth)));
    }

    void print() {
        Collections.sort(waits);
        System.out.println(
                "\n| incidents | told by an alarm of its own | never told | p50 s | p95 s | with a wrong announcement % |"
                        + " with one taken back % |\n|--:|--:|--:|--:|--:|--:|--:|");
        System.out.printf(
                "| %d | %d | %d | %s | %s | %s | %s |%n",
                incidents,
                byAlarm,
                never,
                at(0.5),
                at(0.95),
                Tally.percent(withWrong, incidents),
                Tally.percent(withRetracted, incidents));
    }

    private String at(double share) {
        return waits.isEmpty()
                ? "-"
                : waits.get((int) Math.min(waits.size() - 1, Math.floor(share * waits.size())))
                                .toSeconds() + "";
    }
}
