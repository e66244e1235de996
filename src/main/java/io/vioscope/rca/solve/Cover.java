package io.vioscope.rca.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One way to explain the symptoms of a component: causes one after the other, each with what those before it have left. The
 * one that gains most comes next, until none is worth its cost.
 */
final class Cover {
    private final Component component;
    private final List<Integer> members = new ArrayList<>();
    private final int[] by;
    private double score;

    private final int[][] left;
    private final double[] gain;
    private final BitSet stale = new BitSet();
    private final BitSet out;

    private Cover(Component component, BitSet banned) {
        this.component = component;
        this.by = new int[component.symptoms().size()];
        Arrays.fill(by, -1);
        this.left = new int[component.candidates().size()][];
        this.gain = new double[component.candidates().size()];
        this.out = (BitSet) banned.clone();
        for (var c = 0; c < left.length; c++) {
            var candidate = component.candidates().get(c);
            left[c] =
                    candidate.places().map(place -> candidate.bad(place).size()).toArray();
        }
        stale.set(0, left.length);
    }

    /** The best way found greedily, without those that are banned and beginning with those given. */
    static Cover greedy(Component component, BitSet banned, List<Integer> first) {
        var cover = new Cover(component, banned);
        for (var candidate : first) {
            if (!cover.out.get(candidate)) {
                cover.take(candidate);
            }
        }
        for (var next = cover.best(); next >= 0; next = cover.best()) {
            cover.take(next);
        }
        return cover;
    }

    private int best() {
        var best = -1;
        for (var c = out.nextClearBit(0); c < left.length; c = out.nextClearBit(c + 1)) {
            var worth = gain(c);
            if (worth > Score.THRESHOLD && (best < 0 || worth > gain[best])) {
                best = c;
            }
        }
        return best;
    }

    private double gain(int c) {
        if (stale.get(c)) {
            stale.clear(c);
            var candidate = component.candidates().get(c);
            gain[c] = Score.prior(candidate);
            for (var place = 0; place < left[c].length; place++) {
                gain[c] += Score.of(candidate, place, left[c][place]);
            }
        }
        return gain[c];
    }

    private void take(int c) {
        score += gain(c) - Score.THRESHOLD;
        members.add(c);
        out.set(c);
        for (var symptom : component.supports(c)) {
            if (by[symptom] < 0 && explains(c, symptom)) {
                by[symptom] = c;
                component.edges(symptom).forEach(edge -> {
                    left[edge.candidate()][edge.place()]--;
                    stale.set(edge.candidate());
                });
            }
        }
    }

    private boolean explains(int c, int symptom) {
        for (var edge : component.edges(symptom)) {
            if (edge.candidate() == c && component.explains(c, edge.place())) {
                return true;
            }
        }
        return false;
    }

    /** The causes, in the order in which they were taken. */
    List<Integer> members() {
        return members;
    }

    /** How good it is. */
    double score() {
        return score;
    }

    /** Which cause explains a symptom; -1 if none does. */
    int by(int symptom) {
        return by[symptom];
    }
}
