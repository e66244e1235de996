package io.vioscope.rca.graph;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A list of numbers that grows. */
public final class Ints {
    private static final int FIRST = 4;

    private int[] values = new int[FIRST];
    private int size;

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The one at that place. */
    public int get(int place) {
        return values[place];
    }

    /** Adds one at the end. */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Takes out one occurrence; the last one takes its place. */
    void remove(int value) {
        for (var i = 0; i < size; i++) {
            if (values[i] == value) {
                values[i] = values[--size];
                return;
            }
        }
    }

    /** Takes out the last one. */
    int removeLast() {
        return values[--size];
    }

    /** Takes out all. */
    public void clear() {
        size = 0;
    }

    /** Calls back with each. */
    public void forEach(IntConsumer each) {
        for (var i = 0; i < size; i++) {
            each.accept(values[i]);
        }
    }
}
