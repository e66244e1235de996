package io.vioscope.agent.tree;

import org.jspecify.annotations.Nullable;

/** The rows of a table at one moment, in the order of their instances. For any thread. */
public interface Rows<R> {
    /** How many there are. */
    int size();

    /** One by its place, from 0. */
    R row(int place);

    /** Its instance; not to be changed. */
    int[] instance(int place);

    /** The row of exactly that instance; null where there is none. */
    @Nullable
    R get(Instance instance);

    /** The place of the first row whose instance comes after that one; {@link #size} where there is none. */
    int after(Instance instance);
}
