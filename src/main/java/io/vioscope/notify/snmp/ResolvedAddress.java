package io.vioscope.notify.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The address of a host name, asked again after a failure and from time to time: UDP does not notice a move. */
final class ResolvedAddress {
    /** How long an answer is good. */
    static final Duration GOOD = Duration.ofMinutes(1);

    /** The blocking question. */
    interface Resolver {
        InetAddress resolve(String host) throws UnknownHostException;
    }

    private final String host;
    private final Resolver resolver;
    private final Clock clock;
    private @Nullable InetAddress address;
    private Instant askAt = Instant.MIN;

    ResolvedAddress(String host, Resolver resolver, Clock clock) {
        this.host = host;
        this.resolver = resolver;
        this.clock = clock;
    }

    /** May block. While the name cannot be resolved any more, the last address stays in use. */
    InetAddress get() throws UnknownHostException {
        var known = address;
        if (known != null && clock.instant().isBefore(askAt)) {
            return known;
        }
        try {
            known = resolver.resolve(host);
        } catch (UnknownHostException e) {
            if (known == null) {
                throw e;
            }
        }
        address = known;
        askAt = clock.instant().plus(GOOD);
        return known;
    }

    /** Sending there failed. */
    void forget() {
        address = null;
    }
}
