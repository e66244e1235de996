package io.vioscope.rca.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to explain the symptoms of a component: causes one after the other, each with what those before it have left. The
 * one that gains most comes next, until none is worth its cost.
 */
final class Cover {
    private final Component component;
    private final List<Integer> members = new ArrayList<>();
    private final int[] by;
    private final int[][] left;
    private final int[][] own;

    /** What another cause explains as an echo; null where nothing is. */
    private final int[] @Nullable [] lent;

    private final double[] gain;
    private final BitSet stale = new BitSet();
    private final BitSet out;

    private Cover(Component component, BitSet banned) {
        this.component = component;
        this.by = new int[component.symptoms().size()];
        Arrays.fill(by, -1);
        this.left = new int[component.candidates().size()][];
        this.own = new int[left.length][];
        this.lent = new int[left.length][];
        this.gain = new double[left.length];
        this.out = (BitSet) banned.clone();
        for (var c = 0; c < left.length; c++) {
            left[c] = bad(component.candidates().get(c));
            own[c] = new int[left[c].length];
        }
        stale.set(0, left.length);
    }

    private static int[] bad(Candidate candidate) {
        return candidate.places().map(place -> candidate.bad(place).size()).toArray();
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
            gain[c] = worth(c, left[c]);
        }
        return gain[c];
    }

    private double worth(int c, int[] bad) {
        var candidate = component.candidates().get(c);
        var worth = Score.prior(candidate);
        for (var place = 0; place < bad.length; place++) {
            worth += Score.of(candidate, place, bad[place]);
        }
        return worth;
    }

    private void take(int c) {
        members.add(c);
        out.set(c);
        for (var symptom : component.supports(c)) {
            var place = place(c, symptom);
            if (by[symptom] < 0) {
                own[c][place]++;
                cover(c, place, symptom);
            } else if (by[symptom] != c) {
                share(c, place, symptom);
            }
        }
    }

    /** What echoes one cause is that one's; another that it only supports may borrow it. */
    private void share(int c, int place, int symptom) {
        var other = by[symptom];
        var there = place(other, symptom);
        if (component.isEcho(c, place)) {
            own[other][there]--;
            by[symptom] = c;
            own[c][place]++;
            lend(other, there);
        } else if (component.isEcho(other, there)) {
            lend(c, place);
        }
    }

    private void lend(int c, int place) {
        if (component.onlySupports(c, place)) {
            var to = lent[c];
            if (to == null) {
                to = new int[left[c].length];
                lent[c] = to;
            }
            to[place]++;
        }
    }

    private void cover(int c, int place, int symptom) {
        if (component.explains(c, place)) {
            by[symptom] = c;
            for (var edge : component.edges(symptom)) {
                left[edge.candidate()][edge.place()]--;
                stale.set(edge.candidate());
            }
        }
    }

    private int place(int c, int symptom) {
        for (var edge : component.edges(symptom)) {
            if (edge.candidate() == c) {
                return edge.place();
            }
        }
        throw new IllegalStateException("a symptom that does not support what it supports");
    }

    /** The causes, in the order in which they were taken. */
    List<Integer> members() {
        return members;
    }

    /**
     * How good it is. What only echoes one cause speaks for no other, in whatever order they came, unless it does no more than
     * support what stands without it.
     */
    double score() {
        var score = 0.0;
        for (var c : members) {
            var alone = worth(c, own[c]);
            score += (alone > Score.THRESHOLD ? worth(c, withLent(c)) : alone) - Score.THRESHOLD;
        }
        return score;
    }

    private int[] withLent(int c) {
        var more = lent[c];
        if (more == null) {
            return own[c];
        }
        var all = own[c].clone();
        for (var place = 0; place < all.length; place++) {
            all[place] += more[place];
        }
        return all;
    }

    /** How many symptoms have a cause. */
    int explained() {
        var explained = 0;
        for (var cause : by) {
            explained += cause >= 0 ? 1 : 0;
        }
        return explained;
    }

    /** Which cause explains a symptom; -1 if none does. */
    int by(int symptom) {
        return by[symptom];
    }
}
