package io.vioscope.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was last asked of a server, as Nova keeps it in {@code os-instance-actions}.
 *
 * @param verb      Nova's word, such as {@code stop} or {@code live-migration}
 * @param by        who asked
 * @param userId    the user; null if nobody asked
 * @param startedAt by Nova's clock
 * @param requestId names it in Nova's logs; empty if it is not said
 */
public record ServerAction(String verb, By by, @Nullable String userId, Instant startedAt, String requestId) {

    /** Who asks. */
    public enum By {
        /** A user with a token of the server's own project. */
        OWNER,
        /** A user with a token of another project, as an operator's is. */
        OPERATOR,
        /** Nobody: Nova itself, as its power sync does that stops a server which it finds off. */
        NOBODY;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
