package io.vioscope.bus;

import java.util.Map;

/**
 * What became of the traps of others that were to be forwarded to one receiver, since this server started.
 *
 * @param sent    how many were; answered where the receiver answers
 * @param waiting how many will be
 * @param dropped how many were not, by the word of the reason; reasons that never were are left out
 */
public record Forwarded(long sent, long waiting, Map<String, Long> dropped) {
    public Forwarded {
        dropped = Map.copyOf(dropped);
    }
}
