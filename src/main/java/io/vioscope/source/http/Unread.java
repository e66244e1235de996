package io.vioscope.source.http;

import io.vioscope.model.ReadFailure.Cause;

/** How what could not be read stands towards us, in the words that pages show. */
public final class Unread {
    private Unread() {}

    /**
     * The word for it.
     *
     * @param expired whether it showed a certificate that is not valid any more
     * @param other   the words for something else that answers in its place, such as {@code no NSX Manager}
     */
    public static String word(Cause why, boolean expired, String other) {
        return switch (why) {
            case REFUSED -> "refused";
            case UNKNOWN_HOST -> "host unknown";
            case TIMED_OUT -> "timed out";
            case CUT_OFF -> "cut off";
            case SERVER_ERROR -> "failing";
            case NOT_JSON, NOT_XML, NOT_FOUND, WRONG_SHAPE, REDIRECTED -> other;
            case TLS -> expired ? "certificate expired" : "certificate not trusted";
            case UNAUTHORIZED -> "login refused";
            case FORBIDDEN -> "no permission";
            case RATE_LIMITED -> "too many calls";
            default -> "not readable";
        };
    }
}
