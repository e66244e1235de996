package io.vioscope.rca;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Announcer.Fate;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.solve.Candidate;
import io.vioscope.rca.solve.Ledger;
import io.vioscope.rca.solve.Root;
import io.vioscope.rca.solve.Score;
import io.vioscope.rca.solve.Solver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The diagnosis of one cloud, kept up with what changes in it. It holds nothing that does not follow from what is believed
 * and seen: one made anew of the same cloud finds the same. Mutable, for one thread.
 */
public final class Diagnosis {
    /** From this margin on a cause is beyond doubt, in nats. */
    private static final double CLEAR = 25;

    private final CausalModel model;
    private final Topology topology;
    private final Ledger ledger;
    private final Solver solver;
    private final Explainer explainer;
    private final Sufferers sufferers;
    private IdentityHashMap<Root, Announcer.Found> told = new IdentityHashMap<>();
    private Readings readings = Readings.none();
    private Findings findings = Findings.none();

    private Diagnosis(CausalModel model, int entities) {
        this.model = model;
        this.topology = new Topology(entities);
        this.explainer = new Explainer(topology);
        this.ledger = new Ledger(model, topology);
        this.solver = new Solver(ledger, topology);
        this.sufferers = new Sufferers(model, topology);
    }

    /** The diagnosis of a cloud as it is believed to be; {@code blind} are the kinds that cannot be seen. */
    public static Diagnosis of(CausalModel model, Inventory inventory, Readings readings, Set<Kind> blind) {
        var diagnosis = new Diagnosis(model, inventory.size());
        diagnosis.readings = readings;
        diagnosis.ledger.setBlind(blind);
        diagnosis.ledger.fill(inventory.all(), readings::of);
        diagnosis.solve();
        return diagnosis;
    }

    /** Takes what changed: these entities, how reading went, and what can be seen. */
    public void update(Inventory now, Collection<EntityKey> changed, Readings read, Set<Kind> blind) {
        ledger.setBlind(blind);
        changed.forEach(key -> take(now, key, read));
        if (!read.equals(readings)) {
            now.of(Kind.ENDPOINT).values().forEach(endpoint -> take(now, endpoint.key(), read));
            readings = read;
        }
        solve();
    }

    private void take(Inventory now, EntityKey key, Readings read) {
        var entity = now.get(key).orElse(null);
        ledger.change(key, entity, entity == null ? null : read.of(entity));
    }

    private void solve() {
        if (solver.solve()) {
            var keys = new IdentityHashMap<Candidate, ProblemKey>();
            var explained = new HashMap<EntityKey, ProblemKey>();
            solver.cover()
                    .forEach((symptom, cause) -> explained.merge(
                            topology.key(symptom.entity()),
                            keys.computeIfAbsent(cause, explainer::key),
                            (one, other) -> one.compareTo(other) < 0 ? one : other));
            findings = new Findings(explained);
        }
    }

    /** Whether another one finds the same causes and explains the same by them. */
    public boolean agrees(Diagnosis other) {
        return findings.equals(other.findings) && causes().equals(other.causes());
    }

    private Set<ProblemKey> causes() {
        return solver.roots().stream()
                .map(root -> explainer.key(root.candidate()))
                .collect(Collectors.toSet());
    }

    /** What explains what. */
    public Findings findings() {
        return findings;
    }

    /**
     * What is to be said about problems, given those that there are.
     *
     * @param before   those that are open, and the last that are over
     * @param lookedAt when each kind was last looked at; nothing for one that was not
     * @param next     the number of the next fact
     * @param window   the maintenance window that covers a cause, if one does
     */
    public List<Fact> facts(
            Problems before,
            Map<Kind, Instant> lookedAt,
            long next,
            Instant now,
            Function<EntityKey, Optional<Long>> window) {
        var found = new TreeMap<ProblemKey, Announcer.Found>();
        var still = new IdentityHashMap<Root, Announcer.Found>();
        for (var root : solver.roots()) {
            var known = told.get(root);
            still.put(root, known == null ? found(root, now) : known);
            found.put(explainer.key(root.candidate()), still.get(root));
        }
        told = still;
        return Announcer.facts(before, found, this::isFrozen, this::fate, lookedAt, next, now, window);
    }

    private Announcer.Found found(Root root, Instant now) {
        var type = root.candidate().type();
        var problem = new Problem(
                0,
                explainer.key(root.candidate()),
                type.severity(),
                Problem.Phase.PROVISIONAL,
                explainer.text(root.candidate()),
                type.advice(),
                explainer.verdict(root, ledger.blind(), solver.cover()),
                Impact.NONE,
                now,
                now);
        var isSeen = root.explains().stream()
                .anyMatch(symptom -> !ledger.blind().contains(symptom.type().seenWith()));
        return new Announcer.Found(
                problem,
                () -> impact(root),
                type.settle(),
                root.margin() >= CLEAR,
                isSeen,
                root.explains().stream().map(s -> s.type().seenWith()).collect(Collectors.toSet()));
    }

    private Impact impact(Root root) {
        var cause = root.candidate();
        var groups = new Redundancy(topology).without(List.of(cause.entity()));
        return new Impact(
                sufferers.count(cause.type(), cause.entity(), root.explains()).counts(),
                count(groups, "AllComponentsDown"),
                count(groups, "AtRisk"));
    }

    private static int count(List<WhatIf.Group> groups, String word) {
        return Math.toIntExact(
                groups.stream().filter(group -> group.word().equals(word)).count());
    }

    /** Whether none of what it explained can be seen now. */
    private boolean isFrozen(Problem problem) {
        var examples = problem.verdict().evidence().stream()
                .flatMap(e -> e.examples().stream())
                .toList();
        return !examples.isEmpty()
                && examples.stream().allMatch(key -> ledger.blind().contains(key.kind()));
    }

    private Fate fate(Problem problem) {
        if (topology.number(problem.key().entity()) < 0) {
            return new Fate(Ending.ENTITY_DELETED, null);
        }
        return problem.verdict().evidence().stream()
                .flatMap(e -> e.examples().stream())
                .flatMap(key -> findings.causeOf(key).stream())
                .findFirst()
                .map(better -> new Fate(Ending.BETTER_EXPLANATION, better))
                .orElseGet(() -> new Fate(Ending.SYMPTOMS_ENDED, null));
    }

    /** Who suffers from a problem, also from one that is only supposed; nobody from one that cannot be. */
    public WhatIf whatIf(ProblemKey key) {
        return canBe(key) ? new WhatIf(sufferers(key), redundancy(List.of(key))) : WhatIf.NOBODY;
    }

    /** Who suffers from some problems that are there together: from any of them, without what has them; groups without all of these. */
    public WhatIf whatIf(Collection<ProblemKey> keys) {
        var possible = keys.stream().filter(this::canBe).toList();
        var causes = possible.stream().map(ProblemKey::entity).collect(Collectors.toSet());
        return WhatIf.of(possible.stream().map(this::sufferers).toList(), causes, redundancy(possible));
    }

    private Optional<ProblemType> type(ProblemKey key) {
        return model.problem(key.name()).filter(t -> t.kind() == key.entity().kind());
    }

    private boolean canBe(ProblemKey key) {
        return topology.number(key.entity()) >= 0 && type(key).isPresent();
    }

    private Map<Flow, SortedMap<Kind, Set<EntityKey>>> sufferers(ProblemKey key) {
        var explained = root(key).map(Root::explains).orElse(Set.of());
        return sufferers.of(type(key).orElseThrow(), topology.number(key.entity()), explained);
    }

    private List<WhatIf.Group> redundancy(List<ProblemKey> keys) {
        return new Redundancy(topology)
                .without(keys.stream().map(key -> topology.number(key.entity())).toList());
    }

    private Optional<Root> root(ProblemKey key) {
        return solver.roots().stream()
                .filter(root -> explainer.key(root.candidate()).equals(key))
                .findFirst();
    }

    /**
     * By how many nats what is seen would be explained better without some causes and with others, whatever these cost, than
     * it is now: below 0, worse. Minus infinity where what is seen does not speak for one of the others.
     */
    public double better(Set<ProblemKey> without, Set<ProblemKey> with) {
        var others = candidates(with);
        return others.size() < with.size() ? Double.NEGATIVE_INFINITY : solver.better(candidates(without), others);
    }

    private List<Candidate> candidates(Set<ProblemKey> keys) {
        return ledger.candidates().stream()
                .filter(candidate -> keys.contains(explainer.key(candidate)))
                .toList();
    }

    /** How each problem that an entity can have was weighed, the most probable first; empty for what is not known. */
    public List<Consideration> considerations(EntityKey entity) {
        var number = topology.number(entity);
        return number < 0
                ? List.of()
                : model.problems().stream()
                        .filter(type -> type.kind() == entity.kind())
                        .map(type -> considered(ledger.suppose(number, type)))
                        .sorted(Comparator.comparingDouble(c -> -c.gain()))
                        .toList();
    }

    private Consideration considered(Candidate candidate) {
        var rules = candidate.type().rules();
        var lines = new ArrayList<Consideration.Line>();
        var gain = Score.prior(candidate);
        for (var place = 0; place < rules.size(); place++) {
            var bad = candidate.bad(place).size();
            var score = Score.of(candidate, place, bad);
            gain += score;
            lines.add(new Consideration.Line(
                    rules.get(place), bad, candidate.absent(place), candidate.unknown(place), score));
        }
        var key = explainer.key(candidate);
        return new Consideration(key, root(key).isPresent(), gain, Score.THRESHOLD, lines);
    }
}
