package io.vioscope.proof;

import io.vioscope.model.Judgement.Answer;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.learn.Learned;
import io.vioscope.rca.learn.Lesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What judgements are worth: the same incidents, diagnosed by the delivered model and by one that was told in other clouds. */
final class Learning {
    /** How one of the two fared. */
    private record Side(String words, Condition condition, Certainties certainties) {}

    private final CausalModel model;
    private final Judge judge;
    private final Announced announced;
    private final List<Lesson> lessons = new ArrayList<>();
    private final Map<Answer, Integer> answers = new TreeMap<>();
    private final List<Side> sides = new ArrayList<>();
    private final Map<Integer, CausalModel> learned = new HashMap<>();

    Learning(CausalModel model, Judge judge) {
        this.model = model;
        this.judge = judge;
        this.announced = new Announced(model);
        sides.add(side("as delivered", false));
        sides.add(side("with judgements", true));
    }

    private Side side(String words, boolean isTaught) {
        var certainties = new Certainties(judge, announced);
        var condition = new Condition(
                        words,
                        SourceSet.ALL,
                        Distortion.USUAL,
                        recording -> isTaught ? taught() : model,
                        judge,
                        List.of(announced))
                .telling(certainties::hear);
        return new Side(words, condition, certainties);
    }

    /** Somebody judges what was announced, and knows the truth. */
    void judge(Outcome outcome) {
        outcome.announced().stream()
                .filter(problem -> announced.isAnnounced(problem.key()))
                .forEach(problem -> judge(problem, answer(problem.key(), outcome)));
    }

    private void judge(Problem problem, Answer answer) {
        answers.merge(answer, 1, Integer::sum);
        lessons.add(Lesson.judged(lessons.size() + 1, problem, answer));
    }

    /** Right, partly right where the fault is and the place is not, or wrong. */
    private Answer answer(ProblemKey key, Outcome outcome) {
        if (judge.isRight(key, outcome)) {
            return Answer.RIGHT;
        }
        var faults = model.problem(key.name()).orElseThrow().faults();
        return outcome.recording().truths().stream().anyMatch(truth -> faults.contains(truth.fault()))
                ? Answer.PARTLY
                : Answer.WRONG;
    }

    private CausalModel taught() {
        return learned.computeIfAbsent(
                lessons.size(), n -> Learned.of(lessons, List.of(), null).of(model));
    }

    void play(Incident incident, long seed) {
        sides.forEach(side -> side.condition().play(incident, seed));
    }

    void print() {
        System.out.printf("%n### Judgements of %d problems of other clouds: %s%n", lessons.size(), answers);
        System.out.println(
                "\n| model | trials | that show | exact % | false causes per trial |\n|---|--:|--:|--:|--:|");
        for (var side : sides) {
            var tally = Objects.requireNonNull(side.condition().tallies().get(announced.name()));
            System.out.printf(
                    "| %s | %d | %d | %s | %s |%n",
                    side.words(), tally.trials(), tally.identifiable(), tally.exact(), tally.wrongEach());
        }
        sides.forEach(side -> {
            System.out.println("\nCertainty " + side.words() + ":");
            side.certainties().print();
        });
    }
}
