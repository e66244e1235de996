package io.vioscope.web.view;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** What it is for the moment at which one asks. */
    public static final String NOW = "-0s";

    /** What is shown as of a moment of the past; of the API only what the contract says knows it comes here. */
    private static final Pattern KNOWS = Pattern.compile("/|/problems(/[^/]+)?|/topology(/[^/]+/[^/]+)?"
            + "|/entities(/[^/]+/[^/]+)?|/maintenance|/sources|/history(/handover(\\.txt)?)?|/api/.*");

    /** Whether what is at that path is known of the past too. */
    public static boolean isKnownOf(String path) {
        return KNOWS.matcher(path).matches();
    }

    /** The moment as addresses have it. */
    public String text() {
        return text(at);
    }

    /** A moment as addresses have it: exactly, as facts are told apart by it. */
    public static String text(Instant at) {
        return at.toString();
    }
}
