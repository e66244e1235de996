package io.vioscope.notify;

import io.vioscope.bus.TakenTrap;
import io.vioscope.notify.Notification.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A trap of somebody else, with what we know of the entity it is about.
 *
 * @param trap  as it came
 * @param about the entity; null where nobody knows of which the trap speaks
 */
public record Forward(TakenTrap trap, @Nullable About about) {
    /**
     * An entity.
     *
     * @param cloud      the name of its cloud
     * @param cloudIndex the number the database keeps for the cloud; 0 if it has not said
     * @param cause      the number of the announced problem that explains what is wrong with it; null for none
     */
    public record About(
            String cloud,
            int cloudIndex,
            Subject subject,
            @Nullable Long cause) {}

    /** Why one was not forwarded. */
    public enum Dropped {
        /** A Vioscope has forwarded or sent it already. */
        LOOP,
        /** It is larger than a message to this receiver may be. */
        TOO_LARGE,
        /** SNMPv1 cannot say it (RFC 3584, 3.2). */
        NOT_IN_V1,
        /** Too many were waiting. */
        QUEUE_FULL,
        /** It was tried a few times, and could not be sent or was not answered. */
        NOT_TAKEN
    }
}
