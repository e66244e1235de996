package io.vioscope.config.tls;

import java.util.function.Function;

/** What was found in the files of a certificate and its key. */
public sealed interface Found {
    /** By which of the two. */
    enum Part {
        CERTIFICATE,
        KEY
    }

    /** They are right and belong together. */
    record Right(Identity identity) implements Found {}

    /**
     * They are no use.
     *
     * @param problem worded to follow the file's name
     * @param right   what would be right
     */
    record Wrong(Part part, String problem, String right) implements Found {}

    /** The answer for the case that it is. */
    default <T> T match(Function<Right, T> right, Function<Wrong, T> wrong) {
        if (this instanceof Right r) {
            return right.apply(r);
        }
        return wrong.apply((Wrong) this);
    }
}
