package io.vioscope.rca.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the best explanation of a component: greedily, then by leaving out each cause, by letting a later one choose first,
 * and by forcing in causes that were passed over, until nothing is better. The number of trials is bounded by the size.
 */
final class Search {
    private static final double BETTER = 1e-9;
    private static final int OUTSIDERS = 12;
    private static final int LARGE = 8_000;
    private static final int HUGE = 60_000;

    private final Component component;
    private final Map<Integer, Cover> without = new HashMap<>();
    private int trials;
    private Cover best;

    private Search(Component component) {
        this.component = component;
        this.trials = component.size() > HUGE ? 6 : component.size() > LARGE ? 24 : 80;
        this.best = Cover.greedy(component, new BitSet(), List.of());
    }

    /** Looks for the best explanation of a component. */
    static Search of(Component component) {
        var search = new Search(component);
        while (search.improve()) {}
        return search;
    }

    /** The best explanation found. */
    Cover best() {
        return best;
    }

    /** The best explanation found without one of its causes. */
    Cover without(int cause) {
        return without.computeIfAbsent(cause, this::anewWithout);
    }

    private Cover anewWithout(int cause) {
        var banned = new BitSet();
        banned.set(cause);
        var others = best.members().stream().filter(m -> m != cause).toList();
        var anew = Cover.greedy(component, banned, List.of());
        var onTop = Cover.greedy(component, banned, others);
        return anew.score() > onTop.score() ? anew : onTop;
    }

    private boolean improve() {
        return ban() || reorder() || force();
    }

    private boolean ban() {
        for (var member : List.copyOf(best.members())) {
            if (trials > 0 && isBetter(without(member))) {
                return true;
            }
        }
        return false;
    }

    private boolean reorder() {
        var members = List.copyOf(best.members());
        for (var later = 1; later < members.size(); later++) {
            var first = new ArrayList<Integer>();
            first.add(members.get(later));
            if (trials > 0 && isBetter(Cover.greedy(component, new BitSet(), first))) {
                return true;
            }
        }
        return false;
    }

    /** Those that would explain most, beginning with each. */
    private boolean force() {
        var outsiders = IntStream.range(0, component.candidates().size())
                .filter(c -> !best.members().contains(c))
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer c) -> -component.supports(c).size())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(OUTSIDERS)
                .toList();
        for (var outsider : outsiders) {
            if (trials > 0 && isBetter(Cover.greedy(component, new BitSet(), List.of(outsider)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBetter(Cover other) {
        trials--;
        if (other.score() > best.score() + BETTER) {
            best = other;
            without.clear();
            return true;
        }
        return false;
    }
}
