package io.vioscope.bus;

import io.vioscope.model.EntityKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of the traps of others since this server started.
 *
 * @param since    when it began to listen
 * @param counts   how many came to which end, by a word
 * @param senders  who sent, the busiest first; not all of very many
 * @param unplaced the last traps that found no place, the newest first
 * @param held     what is held to be so as a trap has said it
 */
public record TrapDigest(
        Instant since, Map<String, Long> counts, List<Sender> senders, List<Unplaced> unplaced, List<Held> held) {
    public TrapDigest {
        counts = Map.copyOf(counts);
        senders = List.copyOf(senders);
        unplaced = List.copyOf(unplaced);
        held = List.copyOf(held);
    }

    /** Somebody who sends; of whose traps so many were refused. */
    public record Sender(String address, long traps, long refused, Instant lastAt) {}

    /** A trap that says nothing of an entity, and why not. Its texts are hostile. */
    public record Unplaced(Instant at, String sender, String trap, String text, String why) {}

    /** What a trap has said of an entity, and the attribute that tells so; severity is a word of X.733's, or {@code note} where nothing is wrong. */
    public record Held(
            String cloud,
            EntityKey entity,
            String attribute,
            String severity,
            String text,
            Instant at,
            Instant until) {}
}
