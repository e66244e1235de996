package io.vioscope.source.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole answer with a status of 2xx.
 *
 * @param what    what was asked, for an operator; no secrets
 * @param status  200 to 299
 * @param headers may hold a token
 * @param body    after decompression
 */
public record Answer(String what, int status, MultiMap headers, Body body) {
    /** The server's clock when it answered, to the second, if it said. Keystone behind uWSGI does not. */
    public Optional<Instant> date() {
        return HttpTime.parse(headers.get("Date"));
    }

    @Override
    public String toString() {
        return what + ": " + status;
    }
}
