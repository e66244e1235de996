package io.vioscope.bus;

import io.vioscope.engine.Commit;

/**
 * A commit whose facts may now be told to receivers.
 *
 * @param commit the facts
 * @param origin whether the database has them
 */
public record Recorded(Commit commit, Origin origin) {
    /** Where the telling comes from. */
    public enum Origin {
        /** The facts and what is to be told of them are in the database. */
        DATABASE,
        /** The database has been away for too long: told from memory, and perhaps once more later. */
        MEMORY
    }
}
