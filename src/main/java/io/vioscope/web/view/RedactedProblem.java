package io.vioscope.web.view;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Verdict;
import io.vioscope.rca.WhatIf;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A problem as it is told to whom it hurts, but whose cloud it is not: what sort of thing is the cause, and whom to ask. */
final class RedactedProblem {
    private static final String OF_THEIRS = "of_your_projects";

    private RedactedProblem() {}

    /** How many of theirs suffer. */
    static Impact impact(WhatIf all, Inventory ours) {
        var counts = new EnumMap<Flow, SortedMap<Kind, Integer>>(Flow.class);
        all.sufferers().forEach((flow, kinds) -> {
            var numbers = new TreeMap<Kind, Integer>();
            kinds.forEach((kind, keys) -> {
                var many = (int)
                        keys.stream().filter(key -> ours.get(key).isPresent()).count();
                if (many > 0) {
                    numbers.put(kind, many);
                }
            });
            counts.put(flow, numbers);
        });
        return new Impact(counts);
    }

    /** @param explained how many of theirs have symptoms that it explains */
    static Problem of(Problem problem, String cloud, Inventory ours, Impact impact, int explained) {
        var cause = problem.key().entity();
        var own = ours.get(cause);
        var told = own.isPresent() ? cause : new EntityKey(cause.kind(), "not-told-" + problem.number());
        return new Problem(
                problem.number(),
                new ProblemKey(told, problem.key().name()),
                problem.severity(),
                problem.phase(),
                own.map(entity -> words(entity, problem)).orElseGet(() -> words(cause.kind(), problem)),
                "Ask whoever operates the cloud " + cloud + ", and name the problem " + problem.number() + ".",
                verdict(problem.verdict(), explained),
                impact,
                problem.openedAt(),
                problem.phaseAt(),
                problem.maintenance(),
                new Life(problem.life().reopened(), problem.life().flapping(), null, null));
    }

    private static String words(Entity own, Problem problem) {
        var name = own.name().isEmpty() ? own.id() : own.name();
        return "The cause is " + own.kind().label() + " " + name + " itself ("
                + problem.key().name() + ").";
    }

    private static String words(Kind kind, Problem problem) {
        return "The cause is of the kind " + kind.label() + " (" + problem.key().name()
                + "), and none of yours. What it is called is not told here.";
    }

    private static Verdict verdict(Verdict verdict, int explained) {
        var seen = explained == 0
                ? List.<Evidence>of()
                : List.of(new Evidence(OF_THEIRS, Evidence.Standing.SEEN, explained, 0, 0, List.of()));
        return new Verdict(verdict.certainty(), seen, List.of(), List.of(), List.of(), List.of());
    }
}
