package io.vioscope.model;

import java.util.Locale;

/**
 * Why something could not be read: a value, never an exception.
 *
 * @param cause  what kind of failure it was
 * @param detail one sentence for an operator that says what was asked and what came instead; no secrets, no line breaks
 */
public record ReadFailure(Cause cause, String detail) {

    /** Everything the world can do to a read. */
    public enum Cause {
        /** Nobody listens at the address. */
        REFUSED,
        /** The host name is not known. */
        UNKNOWN_HOST,
        /** The certificate is not trusted, expired, or for another name. */
        TLS,
        /** No answer, or not all of it, in time. */
        TIMED_OUT,
        /** The connection broke before the answer was whole. */
        CUT_OFF,
        /** The answer is larger than anything plausible. */
        TOO_LARGE,
        /** Not JSON: a load balancer's page, or half a document. */
        NOT_JSON,
        /** Not XML where a vCenter would send it: a page of HTML, or half a document. */
        NOT_XML,
        /** JSON or XML, but not of the documented shape. */
        WRONG_SHAPE,
        /** 400. */
        BAD_REQUEST,
        /** 401, also after a new token. */
        UNAUTHORIZED,
        /** 403: the account's role does not suffice. */
        FORBIDDEN,
        /** 404. */
        NOT_FOUND,
        /** 429. */
        RATE_LIMITED,
        /** 3xx: redirects are not followed, since they would carry the token elsewhere. */
        REDIRECTED,
        /** 5xx. */
        SERVER_ERROR,
        /** Another status that the API does not document. */
        UNEXPECTED_STATUS,
        /** The list went round in circles. */
        PAGING_LOOP,
        /** An answer that cannot be true, such as a Nova without any service. */
        IMPLAUSIBLE,
        /** The catalog has no such service in this region and interface. */
        NOT_IN_CATALOG,
        /** Nothing was heard from the source for longer than it may take. */
        SILENT,
        /** An operator has told the source not to look. */
        PAUSED;

        /** The word in JSON, pages and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The cause of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static Cause causeOf(String word) {
        return Cause.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
