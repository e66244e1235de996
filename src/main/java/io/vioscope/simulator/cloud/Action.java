package io.vioscope.simulator.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of a server.
 *
 * @param name    Nova's word, such as {@code create} or {@code stop}
 * @param userId  who asked; null if Nova did so itself, as its power sync does
 * @param project the project of that user's token; null as well
 * @param message {@code Error} if it failed
 */
public record Action(
        String name,
        String requestId,
        @Nullable String userId,
        @Nullable String project,
        Instant start,
        Instant updated,
        @Nullable String message) {

    Action goneOn(Instant at, boolean failed) {
        return new Action(name, requestId, userId, project, start, at, failed ? "Error" : message);
    }
}
