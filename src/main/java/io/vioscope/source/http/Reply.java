package io.vioscope.source.http;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer of whatever status, for those who ask whether something answers at all.
 *
 * @param what        what was asked, for an operator; no secrets
 * @param trip        from the request to the head of the answer
 * @param certificate what the server showed; null without TLS
 */
public record Reply(
        String what,
        int status,
        MultiMap headers,
        Body body,
        Duration trip,
        @Nullable PeerCertificate certificate) {

    /** Whether it is a page for people: no API that is asked here answers so, but a load balancer does. XML is none. */
    public boolean isHtml() {
        var type = headers.get("Content-Type");
        var start = body.start(64).toLowerCase(Locale.ROOT);
        return (type != null && type.toLowerCase(Locale.ROOT).contains("text/html"))
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }

    @Override
    public String toString() {
        return what + ": " + status;
    }
}
