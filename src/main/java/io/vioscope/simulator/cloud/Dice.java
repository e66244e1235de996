package io.vioscope.simulator.cloud;

import java.util.UUID;

/** Repeatable chance: the same seed, subject and number always give the same value, in whatever order they are asked. */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;

    Dice(long seed) {
        this.seed = seed;
    }

    long roll(String subject, long number) {
        return mix(mix(seed + GOLDEN_GAMMA * subject.hashCode()) + GOLDEN_GAMMA * number);
    }

    int below(int bound, String subject, long number) {
        return (int) Long.remainderUnsigned(roll(subject, number), bound);
    }

    /** A UUID of version 4, as OpenStack gives to servers. */
    UUID uuid(String subject, long number) {
        var high = roll(subject, 2 * number);
        var low = roll(subject, 2 * number + 1);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** 32 hexadecimal digits, as Keystone gives to projects and users. */
    String hex(String subject, long number) {
        return uuid(subject, number).toString().replace("-", "");
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
