package io.vioscope.source.amqp;

import java.time.Duration;

/**
 * How long a broker may take, and how much of it is used.
 *
 * @param answer    for a connection, and for each answer
 * @param heartbeat how often each side says that it lives; two that are missed end the connection
 */
record Limits(Duration answer, Duration heartbeat) {
    static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20));

    /** How many messages may wait in our queue, and how many bytes; the oldest are dropped. */
    static final int MOST_WAITING = 1000;

    static final int MOST_BYTES_WAITING = 8 << 20;

    /** How old a message in our queue gets: who is a minute behind knows by polling what it would say. */
    static final Duration OLDEST = Duration.ofMinutes(1);

    /** How many messages may be on their way to us. */
    static final int PREFETCH = 50;
}
