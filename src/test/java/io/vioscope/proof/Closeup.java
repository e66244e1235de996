package io.vioscope.proof;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Problem;
import io.vioscope.rca.Sighting.Sign;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Prints a single incident that was not exact, for whoever looks for the reason: what happened, what arrived of it, what was
 * falsely said, and what was made of it. Asked for with {@code -Dproof.closeup=true}.
 */
final class Closeup {
    private static final boolean WANTED = Boolean.getBoolean("proof.closeup");

    private Closeup() {}

    /** Prints it, if that is asked for and something was wrong. */
    static void of(String condition, Outcome outcome, Judge.Judgement judgement) {
        if (WANTED && (!judgement.isExact() || !judgement.wrong().isEmpty())) {
            print(condition, outcome, judgement);
        }
    }

    /** Prints what was announced though nothing happened, if that is asked for. */
    static void of(String where, Problem announced) {
        if (WANTED) {
            System.out.printf("%nCLOSEUP %s%n", where);
            print(announced);
        }
    }

    private static void print(String condition, Outcome outcome, Judge.Judgement judgement) {
        var recording = outcome.recording();
        System.out.printf(
                "%nCLOSEUP %s, %s, cloud %d%n", condition, recording.sources().words(), recording.world());
        for (var truth : recording.truths()) {
            System.out.printf(
                    "  struck %s %s, stands for it %s, found %s%n",
                    truth.fault(),
                    truth.target(),
                    truth.places(),
                    judgement.found().contains(truth));
            var lost = new TreeSet<>(truth.alone(recording.sources()));
            lost.removeAll(outcome.seen());
            signs("not arrived", lost);
        }
        signs("arrived", outcome.fresh());
        var lies = new TreeSet<>(outcome.seen());
        lies.removeAll(outcome.fresh());
        signs("said falsely, or made by loss", lies);
        System.out.println("  wrong " + judgement.wrong());
        outcome.open().forEach(Closeup::print);
        outcome.log().forEach(said -> System.out.println("  " + said));
    }

    private static void signs(String title, Set<Sign> signs) {
        Map<String, Set<EntityKey>> bySymptom = signs.stream()
                .collect(Collectors.groupingBy(
                        Sign::symptom, TreeMap::new, Collectors.mapping(Sign::entity, Collectors.toSet())));
        bySymptom.forEach((symptom, entities) -> System.out.printf(
                "  %s: %s x%d %s%n",
                title,
                symptom,
                entities.size(),
                entities.stream().sorted().limit(3).toList()));
    }

    private static void print(Problem problem) {
        var verdict = problem.verdict();
        System.out.printf(
                "  open %s %s %s %d %% \"%s\"%n",
                problem.key(), problem.phase().word(), problem.severity().word(), verdict.certainty(), problem.text());
        verdict.evidence().forEach(Closeup::print);
        verdict.rejected().stream()
                .limit(6)
                .forEach(r -> System.out.printf(
                        "      not %s: %s, worse by %.1f%n", r.key(), r.why().word(), r.worse() / 10.0));
    }

    private static void print(Evidence e) {
        System.out.printf(
                "      %s %s %d bad %d ok %d unknown %s%n",
                e.standing().word(), e.symptom(), e.bad(), e.ok(), e.unknown(), e.examples());
    }
}
