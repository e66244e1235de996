package io.vioscope.agent.tree;

import org.snmp4j.smi.OID;

/** The numbers that end the name of a variable and say of which row it is, and their order (RFC 2578, 7.7; RFC 3416). */
public final class Instance {
    private final int[] numbers;
    private final int from;

    private Instance(int[] numbers, int from) {
        this.numbers = numbers;
        this.from = from;
    }

    /** What is left of a name behind that many numbers. */
    public static Instance of(OID name, int behind) {
        return new Instance(name.getValue(), behind);
    }

    /** How many numbers there are. */
    public int length() {
        return numbers.length - from;
    }

    /** One of them, unsigned. */
    public int at(int position) {
        return numbers[from + position];
    }

    /** Below zero if the other comes before this one, above zero if it comes after. */
    public int compare(int[] other) {
        int common = Math.min(other.length, length());
        for (int i = 0; i < common; i++) {
            int order = Integer.compareUnsigned(other[i], at(i));
            if (order != 0) return order;
        }
        return other.length - length();
    }
}
