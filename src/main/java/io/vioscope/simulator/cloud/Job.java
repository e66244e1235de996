package io.vioscope.simulator.cloud;

import java.util.List;

/**
 * What a server is there for.
 *
 * @param name      as in {@code web-frontend-03}
 * @param numbering how its servers are counted
 * @param tier      which of its project's networks its first interface is on, as {@link NetworkGenesis} names them
 * @param keeps     whether it has data of its own, on volumes
 * @param flavors   the names of those that fit
 * @param images    the names of those that fit
 */
record Job(String name, Numbering numbering, int tier, boolean keeps, List<String> flavors, List<String> images) {

    /** How people count servers. */
    enum Numbering {
        PADDED("%s-%02d", true),
        PLAIN("%s-%d", true),
        /** One is usual, and has no number. */
        SINGLE("%s-%d", false),
        /** Of what was not named by rule. */
        LOOSE("%s %d", false);

        private final String format;
        private final boolean fromFirst;

        Numbering(String format, boolean fromFirst) {
            this.format = format;
            this.fromFirst = fromFirst;
        }
    }

    /** The name of the n-th of its servers, from 1. */
    String numbered(String prefix, int nth) {
        var whole = prefix + name;
        return nth > 1 || numbering.fromFirst ? numbering.format.formatted(whole, nth) : whole;
    }
}
