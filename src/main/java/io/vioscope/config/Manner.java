package io.vioscope.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is told. The limits hold because a receiver with Linux's default socket buffer keeps 92 unread datagrams
 * and no more (measured with 513 to 1400 bytes each), and what does not fit is lost without a word.
 *
 * @param inform    whether it has to answer, and is told again until it does
 * @param timeout   how long an answer may take
 * @param burst     how many at once
 * @param perSecond how many a second after that
 * @param size      the most octets of a message
 * @param ascii     whether names and texts are written in ASCII
 * @param dropAfter after what wait changes of entities are dropped; null for never
 * @param format    in whose form
 * @param forwards  whether traps of others are forwarded to it
 */
public record Manner(
        boolean inform,
        Duration timeout,
        int burst,
        int perSecond,
        int size,
        boolean ascii,
        @Nullable Duration dropAfter,
        Format format,
        boolean forwards) {
    /** So that a message fits one Ethernet frame even in a tunnel. */
    public static final int SIZE = 1400;

    /** Traps that fit. */
    public static final Manner DEFAULT =
            new Manner(false, Duration.ofSeconds(2), 50, 200, SIZE, false, null, new Format.Vioscope(), false);

    /** How much at once. */
    public Limits limits() {
        return new Limits(burst, perSecond, dropAfter);
    }

    /** The same with informs. */
    public Manner informing(Duration answerIn) {
        return new Manner(true, answerIn, burst, perSecond, size, ascii, dropAfter, format, forwards);
    }

    /** The same with other limits. */
    public Manner limited(int atOnce, int eachSecond, @Nullable Duration drop) {
        return new Manner(inform, timeout, atOnce, eachSecond, size, ascii, drop, format, forwards);
    }

    /** The same with messages of another size, in ASCII or not. */
    public Manner sized(int octets, boolean inAscii) {
        return new Manner(inform, timeout, burst, perSecond, octets, inAscii, dropAfter, format, forwards);
    }

    /** The same in another form. */
    public Manner in(Format other) {
        return new Manner(inform, timeout, burst, perSecond, size, ascii, dropAfter, other, forwards);
    }

    /** The same, and traps of others are forwarded to it. */
    public Manner forwarding() {
        return new Manner(inform, timeout, burst, perSecond, size, ascii, dropAfter, format, true);
    }
}
