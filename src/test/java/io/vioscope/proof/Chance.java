package io.vioscope.proof;

import io.vioscope.model.EntityKey;

/** Chance that says of the same thing the same, whenever it is asked. */
record Chance(long seed) {
    /** A number from 0 to below 1 for that entity and purpose. */
    double of(EntityKey key, String purpose) {
        var hash = mix(seed) ^ mix(key.toString().hashCode() * 31L + purpose.hashCode());
        return (mix(hash) >>> 11) * 0x1.0p-53;
    }

    /** One of so many. */
    int pick(EntityKey key, String purpose, int choices) {
        return (int) (of(key, purpose) * choices);
    }

    private static long mix(long value) {
        var z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
