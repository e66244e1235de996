package io.vioscope.web.view;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param status  HTTP status
 * @param type    media type
 * @param body    the whole body
 * @param headers further headers
 */
public record Reply(int status, String type, Buffer body, Map<String, String> headers) {
    /** HTML. */
    public static final String HTML = "text/html; charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** An answer with a body of text and nothing unusual. */
    public static Reply of(int status, String type, String body) {
        return new Reply(status, type, Buffer.buffer(body), Map.of());
    }

    /** An answer that sends the reader on. */
    public static Reply redirect(String location) {
        return of(302, HTML, "").with("Location", location);
    }

    /** The same answer with another header. */
    public Reply with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, more);
    }

    /** The same answer with another body. */
    public Reply with(Buffer other) {
        return new Reply(status, type, other, headers);
    }

    /**
     * A weak entity tag by all that was rendered, so that it can neither miss a change nor see one where there is none.
     *
     */
    public String etag() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return "W/\""
                    + new String(Base64.getUrlEncoder().withoutPadding().encode(hash), StandardCharsets.US_ASCII)
                            .substring(0, 22)
                    + "\"";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
