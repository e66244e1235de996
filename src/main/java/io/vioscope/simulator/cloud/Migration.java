package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of Nova's table of migrations.
 *
 * @param number its id before microversion 2.59, from 1
 * @param type   {@code live-migration}, {@code migration} or {@code resize}
 * @param status Nova's word, such as running, completed, finished, confirmed, error
 */
public record Migration(
        int number,
        UUID id,
        Birth server,
        String type,
        String status,
        Cluster source,
        Cluster target,
        Flavor before,
        Flavor after,
        Instant created,
        Instant updated) {

    /** Whether it has come to its end, so or so. */
    public boolean isOver() {
        return switch (status) {
            case "completed", "confirmed", "reverted", "error", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    Migration in(String next, Instant at) {
        return new Migration(number, id, server, type, next, source, target, before, after, created, at);
    }
}
