package io.vioscope.proof;

import io.vioscope.proof.Judge.Judgement;
import java.util.Locale;

/** Adds up judgements of one method under one condition. */
final class Tally {
    /** From so many identifying entities on. */
    static final int[] CLASSES = {1, 2, 3, 5, 10};

    private final int[] requiredIn = new int[CLASSES.length];
    private final int[] foundIn = new int[CLASSES.length];
    private int trials;
    private int identifiable;
    private int exact;
    private int required;
    private int found;
    private int right;
    private int wrong;
    private int withWrong;

    void add(Judgement judgement) {
        trials++;
        right += judgement.right();
        wrong += judgement.wrong().size();
        withWrong += judgement.wrong().isEmpty() ? 0 : 1;
        if (!judgement.required().isEmpty()) {
            identifiable++;
            exact += judgement.isExact() ? 1 : 0;
        }
        judgement.required().forEach((truth, signs) -> {
            var isFound = judgement.found().contains(truth);
            required++;
            found += isFound ? 1 : 0;
            requiredIn[classOf(signs)]++;
            foundIn[classOf(signs)] += isFound ? 1 : 0;
        });
    }

    private static int classOf(int signs) {
        var place = 0;
        while (place + 1 < CLASSES.length && CLASSES[place + 1] <= signs) {
            place++;
        }
        return place;
    }

    int trials() {
        return trials;
    }

    int identifiable() {
        return identifiable;
    }

    String exact() {
        return percent(exact, identifiable);
    }

    String recall() {
        return percent(found, required);
    }

    String recall(int of) {
        return percent(foundIn[of], requiredIn[of]) + " (" + requiredIn[of] + ")";
    }

    String precision() {
        return percent(right, right + wrong);
    }

    String wrongEach() {
        return trials == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) wrong / trials);
    }

    String withWrong() {
        return percent(withWrong, trials);
    }

    static String percent(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }
}
