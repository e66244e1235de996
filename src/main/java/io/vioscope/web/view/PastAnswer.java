package io.vioscope.web.view;

import io.vioscope.words.Said;
import java.util.function.Function;

/** What came of asking for a moment of the past. */
public sealed interface PastAnswer {
    /** The world as it was believed to be. */
    record Found(World world) implements PastAnswer {}

    /**
     * It cannot be shown, and why.
     *
     * @param status HTTP status
     * @param slug   names the reason to programs
     * @param title  a few words
     * @param detail one or two sentences
     * @param again  whether asking again may help
     */
    record Refused(int status, String slug, Said title, Said detail, boolean again) implements PastAnswer {}

    /** Calls the one handler that is for this answer. */
    default <R> R match(Function<Found, R> found, Function<Refused, R> refused) {
        if (this instanceof Found a) return found.apply(a);
        if (this instanceof Refused a) return refused.apply(a);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
