package io.vioscope.web.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A moment of the past that is looked at.
 *
 * @param at      the moment
 * @param earlier when the last news before it was learnt; empty where none was
 * @param later   when the first news after it was learnt; empty where none was yet
 */
public record Then(Instant at, Optional<Instant> earlier, Optional<Instant> later) {
    /** The name of the parameter that asks for one. */
    public static final String PARAMETER = "at";

    /** The moment as addresses have it. */
    public String text() {
        return text(at);
    }

    /** A moment as addresses have it: exactly, as facts are told apart by it. */
    public static String text(Instant at) {
        return at.toString();
    }
}
