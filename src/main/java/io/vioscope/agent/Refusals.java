package io.vioscope.agent;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What is said in the log of those who may not read: once in a while, as anybody can ask as often as they like. */
final class Refusals {
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant sayAt = Instant.MIN;
    private long unsaid;

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody was refused: the sentence for the log, if it is time for one. Never says with what they asked. */
    Optional<String> of(InetAddress from, String why) {
        var now = clock.instant();
        if (now.isBefore(sayAt)) {
            unsaid++;
            return Optional.empty();
        }
        var more = unsaid == 0 ? "" : "; " + unsaid + " requests before it were refused too";
        sayAt = now.plus(PAUSE);
        unsaid = 0;
        return Optional.of(from.getHostAddress() + " asked by SNMP and " + why + more);
    }
}
