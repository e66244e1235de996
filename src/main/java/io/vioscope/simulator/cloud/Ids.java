package io.vioscope.simulator.cloud;

import java.util.OptionalInt;
import java.util.UUID;

/**
 * The UUIDs of one kind of thing. They look as random as OpenStack's, yet the number of the thing can be told from its
 * UUID again, so that a hundred thousand things need no index. The first 32 bits alone tell, and so also order.
 */
final class Ids {
    private static final int A = 0x9E3779B1;
    private static final int B = 0x85EBCA6B;
    private static final int A_INVERSE = inverse(A);
    private static final int B_INVERSE = inverse(B);

    private final Dice dice;
    private final String subject;
    private final int salt;

    Ids(Dice dice, String subject) {
        this.dice = dice;
        this.subject = subject;
        this.salt = (int) dice.roll(subject, -1);
    }

    UUID of(int number) {
        var random = dice.uuid(subject, number);
        var high = (random.getMostSignificantBits() & 0xFFFFFFFFL) | ((long) scrambled(number) << 32);
        return new UUID(high, random.getLeastSignificantBits());
    }

    /** The place of a number in the order of the UUIDs, as compared by {@code <}. */
    int order(int number) {
        return scrambled(number) ^ Integer.MIN_VALUE;
    }

    /** The number with that place. */
    int atOrder(int order) {
        return unscrambled(order ^ Integer.MIN_VALUE);
    }

    /** Empty if no number has this UUID. */
    OptionalInt number(UUID id) {
        var number = unscrambled((int) (id.getMostSignificantBits() >>> 32));
        return of(number).equals(id) ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private int scrambled(int number) {
        var x = (number ^ salt) * A;
        x = (x ^ (x >>> 16)) * B;
        return x ^ (x >>> 16);
    }

    private int unscrambled(int scrambled) {
        var x = (scrambled ^ (scrambled >>> 16)) * B_INVERSE;
        return ((x ^ (x >>> 16)) * A_INVERSE) ^ salt;
    }

    /** Of an odd number, modulo 2^32, by Newton's iteration: each step doubles the bits that are right. */
    private static int inverse(int odd) {
        var x = odd;
        for (var step = 0; step < 5; step++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
