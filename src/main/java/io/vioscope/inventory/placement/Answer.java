package io.vioscope.inventory.placement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a server was at one time.
 *
 * @param stay the stay that held then, or the last before it; null if there is none
 * @param next the stay after it, where the time lies between the two or the server left unseen
 * @param gap  why it was not seen then; null if it was
 */
public record Answer(
        Certainty certainty,
        @Nullable Stay stay,
        @Nullable Stay next,
        @Nullable Gap gap) {

    /** How much is known. All but the first two are "not known". */
    public enum Certainty {
        /** It was there, as far as is recorded. */
        RECORDED,
        /** It was gone. */
        GONE,
        /** It was being moved. */
        MOVING,
        /** It was not looked at, or not seen. */
        NOT_WATCHED,
        /** It was not seen then, and has not been since. */
        NOT_SEEN_SINCE,
        /** Before it was first seen. */
        BEFORE_FIRST_SIGHT,
        /** Before what is still recorded. */
        BEFORE_RECORD,
        /** Nothing at all is recorded of it. */
        NOTHING_RECORDED;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
