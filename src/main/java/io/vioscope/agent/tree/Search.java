package io.vioscope.agent.tree;

import java.util.function.IntPredicate;

/** Finding a place in what is sorted. */
public final class Search {
    private Search() {}

    /** The first of that many places that is so, where all behind it are so too; the number of places if none is. */
    public static int first(int places, IntPredicate isSo) {
        int low = 0;
        int high = places;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isSo.test(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
