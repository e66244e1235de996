package io.vioscope.web.connection;

import java.util.Locale;

/** Why a connection was ended by us. */
enum Reason {
    /** There were too many. */
    MANY,
    /** No whole request came, though bytes may have. */
    QUIET,
    /** The rest of a request did not come in time. */
    BODY,
    /** Nothing of an answer was taken. */
    TAKING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
