package io.vioscope.web.view;

import java.time.Duration;
import java.util.List;

/**
 * Pages for a screen that is seen from afar and that nobody touches: {@code ?wall=1} shows a page without navigation and in
 * larger type; the overview, problems and sources follow each other.
 */
public final class Wall {
    /** How long one of them stays. */
    public static final Duration STAY = Duration.ofSeconds(20);

    private static final String ON = "wall=1";
    private static final List<String> TURN = List.of("/", "/problems", "/sources");

    private Wall() {}

    /** Whether a request is for a wall. */
    public static boolean isOn(Ask ask) {
        return "1".equals(ask.query().get("wall"));
    }

    /** What follows a page on the wall; empty for a page that does not take part. */
    public static String next(String path) {
        var here = TURN.indexOf(path);
        return here < 0 ? "" : at(TURN.get((here + 1) % TURN.size()));
    }

    /** Where a page is on the wall; of one that does not take part, the overview. */
    public static String at(String path) {
        return (TURN.contains(path) ? path : TURN.get(0)) + "?" + ON;
    }
}
