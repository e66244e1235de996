package io.vioscope.rca.causal;

import io.vioscope.model.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a causal model though each line of it is right by itself. */
public final class CausalLint {
    private static final Set<Kind> MANY = EnumSet.of(
            Kind.SERVER,
            Kind.VOLUME,
            Kind.PORT,
            Kind.NETWORK,
            Kind.SUBNET,
            Kind.ROUTER,
            Kind.FLOATING_IP,
            Kind.SNAPSHOT,
            Kind.IMAGE,
            Kind.PROJECT,
            Kind.HYPERVISOR,
            Kind.COMPUTE_SERVICE,
            Kind.ESXI_HOST,
            Kind.DATASTORE);

    private CausalLint() {}

    /** One sentence for each thing that is wrong, beginning with the name of what it is about; empty if nothing is. */
    public static List<String> complaints(CausalModel model) {
        var found = new ArrayList<String>();
        model.problems().forEach(problem -> problem(problem, found));
        model.problems().forEach(problem -> crowds(problem, found));
        twins(model, found);
        unused(model, found);
        circles(model, found);
        return found;
    }

    private static void problem(ProblemType problem, List<String> found) {
        if (problem.rules().stream().noneMatch(Rule::calls)) {
            found.add(problem.name() + ": nothing that must or often does show would make anybody think of it");
        }
        for (var rule : problem.rules()) {
            if (rule.path().to() != problem.kind()
                    || rule.path().from() != rule.symptom().kind()) {
                found.add(problem.name() + ": the path '" + rule.path() + "' does not lead from "
                        + rule.symptom().kind().word() + " to " + problem.kind().word());
            }
        }
        for (var suffering : problem.sufferers()) {
            if (suffering.path().to() != problem.kind()) {
                found.add(problem.name() + ": the path '" + suffering.path() + "' does not lead to "
                        + problem.kind().word());
            } else if (suffering.path().isSelf()) {
                found.add(problem.name() + ": nothing suffers from itself");
            }
        }
    }

    /** A symptom that points at all of a kind of which there are many would be as many candidates. */
    private static void crowds(ProblemType problem, List<String> found) {
        if (MANY.contains(problem.kind())
                && problem.rules().stream()
                        .anyMatch(rule ->
                                rule.path().leadsAnywhere(rule.path().steps().size()))) {
            found.add(problem.name() + ": a rule points at every "
                    + problem.kind().word() + " of the cloud");
        }
    }

    /** Two problems that show in the same way must say which source would tell them apart. */
    private static void twins(CausalModel model, List<String> found) {
        var seen = new HashMap<String, ProblemType>();
        for (var problem : model.problems()) {
            var twin = seen.putIfAbsent(signature(problem), problem);
            if (twin != null
                    && twin.settledBy().isEmpty()
                    && problem.settledBy().isEmpty()) {
                found.add(problem.name() + ": shows exactly as " + twin.name()
                        + " does, and neither says which source would tell them apart");
            }
        }
    }

    private static String signature(ProblemType problem) {
        return problem.kind().word()
                + problem.rules().stream()
                        .map(r -> r.symptom().name() + r.path() + r.role())
                        .sorted()
                        .collect(Collectors.joining("|"));
    }

    private static void unused(CausalModel model, List<String> found) {
        Set<String> used = new HashSet<>();
        model.problems()
                .forEach(p -> p.rules().forEach(r -> used.add(r.symptom().name())));
        model.symptoms().stream()
                .filter(s -> !used.contains(s.name()))
                .forEach(s -> found.add(s.name() + ": no problem shows in this way"));
    }

    /** Suffering that leads back to where it began would never end. */
    private static void circles(CausalModel model, List<String> found) {
        Map<Kind, Set<Kind>> after = new EnumMap<>(Kind.class);
        model.consequences()
                .forEach(c -> after.computeIfAbsent(c.path().to(), k -> EnumSet.noneOf(Kind.class))
                        .add(c.path().from()));
        for (var kind : after.keySet()) {
            if (reaches(after, kind, kind, EnumSet.noneOf(Kind.class))) {
                found.add(kind.word() + ": its suffering leads back to it");
            }
        }
    }

    private static boolean reaches(Map<Kind, Set<Kind>> after, Kind from, Kind goal, Set<Kind> seen) {
        for (var next : after.getOrDefault(from, Set.of())) {
            if (next == goal || (seen.add(next) && reaches(after, next, goal, seen))) {
                return true;
            }
        }
        return false;
    }
}
