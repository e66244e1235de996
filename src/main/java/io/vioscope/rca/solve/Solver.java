package io.vioscope.rca.solve;

import io.vioscope.model.Kind;
import io.vioscope.model.Rejected;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.graph.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the best explanation of all that is wrong, solving anew only the components in which something changed. What it finds
 * does not depend on the order in which things came. Mutable, for one thread.
 */
public final class Solver {
    private static final int RIVALS = 4;
    private static final double PENALTY = -2;

    private final Ledger ledger;
    private final Comparator<Candidate> order;
    private final Map<Candidate, Root> roots = new LinkedHashMap<>();
    private final Map<Symptom, Candidate> cover = new HashMap<>();

    /** Solves what that ledger holds. */
    public Solver(Ledger ledger, Topology topology) {
        this.ledger = ledger;
        this.order = Comparator.comparing((Candidate c) -> topology.key(c.entity()))
                .thenComparing(c -> c.type().name());
    }

    /** The causes in the best explanation of all there is. */
    public Collection<Root> roots() {
        return roots.values();
    }

    /** What explains each symptom that is explained. */
    public Map<Symptom, Candidate> cover() {
        return cover;
    }

    /** Brings the explanation up to date. Whether anything was solved anew. */
    public boolean solve() {
        var dirty = new LinkedHashSet<>(ledger.takeDirty());
        var before = roots.size();
        dirty.addAll(
                leftOf(roots.keySet().stream().filter(c -> !ledger.isLive(c)).toList()));
        dirty.addAll(leftOf(cover.entrySet().stream()
                .filter(e -> !ledger.isActive(e.getKey()))
                .map(Map.Entry::getValue)
                .toList()));
        cover.keySet().removeIf(symptom -> !ledger.isActive(symptom));
        var done = new HashSet<Symptom>();
        for (var symptom : dirty) {
            if (!done.contains(symptom)) {
                done.addAll(solve(symptom));
            }
        }
        return !dirty.isEmpty() || roots.size() < before;
    }

    /**
     * By how many nats what these causes have to do with is explained better without some and with others, whatever they cost,
     * than by the best explanation found: below 0, worse. Minus infinity where one of the others would not be worth its cost
     * with all that points at it.
     */
    public double better(Collection<Candidate> without, Collection<Candidate> with) {
        var components = componentsOf(Stream.concat(with.stream(), without.stream()));
        var forced = components.stream().mapToInt(c -> c.places(with).size()).sum();
        return forced < with.size()
                ? Double.NEGATIVE_INFINITY
                : components.stream().mapToDouble(c -> better(c, without, with)).sum();
    }

    private static double better(Component in, Collection<Candidate> without, Collection<Candidate> with) {
        return Cover.greedy(in, in.banned(without), in.places(with)).score()
                - Search.of(in).best().score();
    }

    private List<Component> componentsOf(Stream<Candidate> causes) {
        var found = new ArrayList<Component>();
        var done = new HashSet<Symptom>();
        causes.flatMap(cause -> cause.places().boxed().flatMap(place -> cause.bad(place).stream()))
                .filter(symptom -> !done.contains(symptom))
                .forEach(symptom -> {
                    var component = Component.of(symptom, ledger, order);
                    done.addAll(component.symptoms());
                    found.add(component);
                });
        return found;
    }

    /** What is still there of the symptoms of causes that are so no more, or not in the same way. */
    private List<Symptom> leftOf(List<Candidate> causes) {
        var left = new ArrayList<Symptom>();
        for (var cause : causes) {
            var root = roots.remove(cause);
            if (root != null) {
                root.explains().stream().filter(ledger::isActive).forEach(left::add);
            }
        }
        return left;
    }

    private List<Symptom> solve(Symptom start) {
        var component = Component.of(start, ledger, order);
        forget(component);
        if (!component.candidates().isEmpty()) {
            var search = Search.of(component);
            search.best().members().forEach(member -> {
                var root = root(component, search, member);
                roots.put(root.candidate(), root);
            });
        }
        return component.symptoms();
    }

    private void forget(Component component) {
        for (var symptom : component.symptoms()) {
            var before = cover.remove(symptom);
            if (before != null) {
                roots.remove(before);
            }
        }
        component.candidates().forEach(roots::remove);
    }

    private Root root(Component component, Search search, int member) {
        var best = search.best();
        var explained = new LinkedHashSet<Symptom>();
        for (var symptom : component.supports(member)) {
            if (best.by(symptom) == member) {
                explained.add(component.symptoms().get(symptom));
            }
        }
        var candidate = component.candidates().get(member);
        explained.forEach(symptom -> cover.put(symptom, candidate));
        var without = search.without(member);
        var rivals = rivals(component, best, member, explained);
        var nearest = rivals.isEmpty() ? Double.MAX_VALUE : rivals.get(0).worse();
        return new Root(candidate, Math.max(0, Math.min(best.score() - without.score(), nearest)), explained, rivals);
    }

    /** The others that explain most of the same: how good it would be if one of them were the cause instead. */
    private List<Root.Rival> rivals(Component component, Cover best, int member, Set<Symptom> explained) {
        var shared = new HashMap<Integer, Integer>();
        for (var symptom : component.supports(member)) {
            if (best.by(symptom) == member) {
                component.edges(symptom).forEach(edge -> shared.merge(edge.candidate(), 1, Integer::sum));
            }
        }
        best.members().forEach(shared::remove);
        var found = new ArrayList<Root.Rival>();
        shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(RIVALS)
                .forEach(e ->
                        found.add(rival(component, best, member, e.getKey(), e.getValue() * 2 < explained.size())));
        found.sort(Comparator.comparingDouble(Root.Rival::worse));
        return found;
    }

    /** That one thing is wrong in one place of the cloud, and that it is somewhere in it, are not told apart: both are right. */
    private static boolean saysTheSame(Candidate one, Candidate other) {
        return !one.type().faults().isEmpty()
                && one.type().faults().equals(other.type().faults())
                && (one.type().kind() == Kind.CLOUD) != (other.type().kind() == Kind.CLOUD);
    }

    private static Root.Rival rival(Component component, Cover best, int member, int other, boolean explainsLess) {
        var banned = new BitSet();
        banned.set(member);
        var first = new ArrayList<Integer>();
        first.add(other);
        best.members().stream().filter(m -> m != member).forEach(first::add);
        var instead = Cover.greedy(component, banned, first);
        var worse = Math.max(0, best.score() - instead.score()) + (leavesMore(best, instead) ? Root.TIE : 0);
        var candidate = component.candidates().get(other);
        var isTied = worse < Root.TIE && !saysTheSame(component.candidates().get(member), candidate);
        return new Root.Rival(candidate, worse, isTied ? Rejected.Why.TIE : why(candidate, explainsLess));
    }

    /** What leaves more without a cause is not as good, even where that is no evidence by itself. */
    private static boolean leavesMore(Cover best, Cover instead) {
        return instead.explained() < best.explained();
    }

    private static Rejected.Why why(Candidate candidate, boolean explainsLess) {
        if (candidate.places().anyMatch(p -> isExcluded(candidate, p))) {
            return Rejected.Why.CONTRADICTED;
        }
        if (explainsLess) {
            return Rejected.Why.EXPLAINS_LESS;
        }
        return candidate.places().anyMatch(p -> candidate.absent(p) > 0 && isPenalised(candidate, p))
                ? Rejected.Why.ABSENT
                : Rejected.Why.LESS_LIKELY;
    }

    private static boolean isExcluded(Candidate candidate, int place) {
        return candidate.type().rules().get(place).role() == Rule.Role.EXCLUDES
                && !candidate.bad(place).isEmpty();
    }

    private static boolean isPenalised(Candidate candidate, int place) {
        var bad = candidate.bad(place).size();
        return Score.of(candidate, place, bad) < PENALTY || (bad == 0 && Score.of(candidate, place, 0) < PENALTY / 4);
    }
}
