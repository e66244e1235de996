package io.vioscope.source.http;

import java.time.Duration;

/**
 * How long to wait and how much to take. The defaults are those that OpenStack's own front ends suggest: HAProxy gives
 * up after 60 to 90 s, an RPC after 60 s.
 *
 * @param connect       for a TCP connection
 * @param answer        for a whole answer, from the moment a connection is asked for
 * @param longAnswer    the same for a page of a big list
 * @param maxBody       bytes of one answer, after decompression
 * @param parallel      calls at a time to one host and port
 * @param queue         calls that may wait for one host and port
 * @param retryPause    before the one repeat of a call; up to as much again is added at random
 * @param maxRetryAfter the longest {@code Retry-After} that is waited for
 * @param maxPages      of one list
 */
public record HttpLimits(
        Duration connect,
        Duration answer,
        Duration longAnswer,
        int maxBody,
        int parallel,
        int queue,
        Duration retryPause,
        Duration maxRetryAfter,
        int maxPages) {

    /** What applies outside tests. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            64 << 20,
            2,
            64,
            Duration.ofMillis(300),
            Duration.ofSeconds(15),
            2000);

    /** The same with so many calls at a time to one host and port. */
    public HttpLimits withParallel(int calls) {
        return new HttpLimits(connect, answer, longAnswer, maxBody, calls, queue, retryPause, maxRetryAfter, maxPages);
    }
}
