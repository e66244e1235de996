package io.vioscope.web.view;

import java.util.Arrays;

/**
 * Which list in which order: a cursor is good for the same only.
 *
 * @param list   the list
 * @param filter what it is narrowed by
 * @param sort   how it is sorted, as {@code sort} has it: a minus reverses
 */
public record Sequence(String list, String filter, String sort) {
    /** How a cursor goes with a sequence. */
    public enum Fit {
        /** It is of this one. */
        SAME,
        /** It is of the same list, sorted otherwise. */
        OTHER_SORT,
        /** It is of something else, or no cursor at all. */
        OTHER
    }

    /** Whether it is sorted backwards. */
    boolean isBackwards() {
        return sort.startsWith("-");
    }

    /** What a cursor begins with by which it is told from those of other sequences; no blank is in it. */
    String tag() {
        return rows() + "." + Integer.toHexString(sort.hashCode());
    }

    private String rows() {
        return Integer.toHexString(Arrays.asList(list, filter).hashCode());
    }

    /** How a cursor that begins with that goes with this sequence. */
    Fit fit(String tag) {
        if (tag.equals(tag())) {
            return Fit.SAME;
        }
        return tag.startsWith(rows() + ".") ? Fit.OTHER_SORT : Fit.OTHER;
    }
}
