package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Evidence.Standing;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Verdict;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.solve.Candidate;
import io.vioscope.rca.solve.Root;
import io.vioscope.rca.solve.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Puts into words why something is held to be the cause. */
final class Explainer {
    private static final int TENTHS = 10;

    /** How often a cause with at least such a margin, in nats, was right; measured, see docs/diagnosis.md. */
    private static final double[][] RIGHT = {{0, 88}, {1, 91}, {2, 95}, {3, 97}, {6, 98}, {12, 99}};

    private final Topology topology;

    Explainer(Topology topology) {
        this.topology = topology;
    }

    ProblemKey key(Candidate candidate) {
        return new ProblemKey(topology.key(candidate.entity()), candidate.type().name());
    }

    /** The sentence about a cause. */
    String text(Candidate candidate) {
        var entity = topology.entity(candidate.entity());
        var name = entity == null || entity.name().isEmpty()
                ? topology.key(candidate.entity()).id()
                : entity.name();
        return candidate.type().text().replace("{name}", name);
    }

    /** Why a cause is believed; {@code cover} is what explains each symptom. */
    Verdict verdict(Root root, Set<Kind> blind, Map<Symptom, Candidate> cover) {
        var candidate = root.candidate();
        var evidence = new ArrayList<Evidence>();
        for (var place = 0; place < candidate.type().rules().size(); place++) {
            evidence(candidate, place, root, blind, evidence);
        }
        if (isAwaited(candidate, blind, cover)) {
            awaited(candidate, r -> r.role() == Rule.Role.CONFIRMS, blind, evidence);
        }
        if (isDoubted(candidate, cover)) {
            awaited(candidate, r -> isBeside(r) && !r.speaksAgainst(), blind, evidence);
        }
        evidence.sort(Comparator.comparing(Evidence::standing).thenComparing(e -> -e.bad()));
        return new Verdict(
                certainty(root.margin()),
                evidence,
                rejected(root),
                candidate.type().faults(),
                unseen(candidate, blind),
                candidate.type().settledBy());
    }

    /** How often a cause with such a margin is right, in per cent. */
    static int certainty(double margin) {
        for (var i = 1; i < RIGHT.length; i++) {
            var low = RIGHT[i - 1];
            var high = RIGHT[i];
            if (margin < high[0]) {
                return (int) (low[1] + (high[1] - low[1]) * (margin - low[0]) / (high[0] - low[0]));
            }
        }
        return (int) RIGHT[RIGHT.length - 1][1];
    }

    private void evidence(Candidate candidate, int place, Root root, Set<Kind> blind, List<Evidence> into) {
        var rule = candidate.type().rules().get(place);
        var bad =
                candidate.bad(place).stream().filter(s -> counts(s, rule, root)).toList();
        var isBlind = blind.contains(rule.symptom().seenWith());
        var standing = standing(rule, !bad.isEmpty(), isBlind);
        var says = !bad.isEmpty()
                || (standing == Standing.MISSING && candidate.absent(place) > 0)
                || (standing == Standing.UNKNOWN && rule.countsAbsent());
        if (says) {
            into.add(new Evidence(
                    rule.symptom().name(),
                    standing,
                    bad.size(),
                    candidate.absent(place),
                    candidate.unknown(place),
                    examples(bad)));
        }
    }

    /** What another cause explains is no evidence for this one. */
    private static boolean counts(Symptom symptom, Rule rule, Root root) {
        return rule.speaksAgainst() || root.explains().contains(symptom);
    }

    /** Whether what would bear a cause out could be seen, and nothing of it is there. */
    private static boolean isAwaited(Candidate cause, Set<Kind> blind, Map<Symptom, Candidate> cover) {
        var rules = cause.type().rules();
        return rules.stream()
                        .anyMatch(r -> r.role() == Rule.Role.CONFIRMS
                                && !blind.contains(r.symptom().seenWith()))
                && IntStream.range(0, rules.size())
                        .filter(place -> rules.get(place).bearsOut())
                        .noneMatch(place -> isBorneOut(cause, place, cover));
    }

    /** Whether something is seen that does not go with a cause, and nothing but the thing itself shows it. */
    private static boolean isDoubted(Candidate cause, Map<Symptom, Candidate> cover) {
        return cause.places()
                        .anyMatch(p -> rule(cause, p).role() == Rule.Role.DOUBTS
                                && !cause.bad(p).isEmpty())
                && cause.places()
                        .filter(p -> isBeside(rule(cause, p)) && !rule(cause, p).speaksAgainst())
                        .filter(p -> rule(cause, p).role() != Rule.Role.ECHO)
                        .noneMatch(p -> isBorneOut(cause, p, cover));
    }

    private static boolean isBeside(Rule rule) {
        return !rule.path().isSelf();
    }

    private static Rule rule(Candidate of, int place) {
        return of.type().rules().get(place);
    }

    /** What another cause of the same sort explains bears this one out too. */
    private static boolean isBorneOut(Candidate cause, int place, Map<Symptom, Candidate> cover) {
        return cause.bad(place).stream()
                .map(cover::get)
                .anyMatch(by -> by != null && by.type().equals(cause.type()));
    }

    /** Those of its rules that are waited for: nothing shows them, and that can be seen. */
    private static void awaited(Candidate cause, Predicate<Rule> which, Set<Kind> blind, List<Evidence> into) {
        cause.places()
                .filter(place -> cause.bad(place).isEmpty())
                .mapToObj(place -> rule(cause, place))
                .filter(r -> which.test(r) && !blind.contains(r.symptom().seenWith()))
                .forEach(r -> into.add(new Evidence(r.symptom().name(), Standing.AWAITED, 0, 0, 0, List.of())));
    }

    private static Standing standing(Rule rule, boolean isThere, boolean isBlind) {
        if (isThere) {
            return rule.speaksAgainst() ? Standing.CONTRADICTING : Standing.SEEN;
        }
        return isBlind ? Standing.UNKNOWN : Standing.MISSING;
    }

    private List<EntityKey> examples(Collection<Symptom> bad) {
        return bad.stream()
                .map(s -> topology.key(s.entity()))
                .sorted()
                .limit(Evidence.EXAMPLES)
                .toList();
    }

    private List<Rejected> rejected(Root root) {
        return root.rivals().stream()
                .map(r -> new Rejected(key(r.candidate()), r.why(), (int) Math.round(r.worse() * TENTHS)))
                .toList();
    }

    private static List<Kind> unseen(Candidate candidate, Set<Kind> blind) {
        return candidate.type().rules().stream()
                .map(r -> r.symptom().seenWith())
                .filter(blind::contains)
                .distinct()
                .sorted()
                .toList();
    }
}
