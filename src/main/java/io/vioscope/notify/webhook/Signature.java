package io.vioscope.notify.webhook;

import io.vioscope.config.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which a receiver knows whose a message is, and whether it has it already: those of Standard Webhooks 1.0.0
 * (github.com/standard-webhooks, spec/standard-webhooks.md).
 */
final class Signature {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private Signature() {}

    /**
     * The headers of one attempt.
     *
     * @param id  of the message, the same in each attempt; holds no full stop
     * @param now the time of the attempt
     * @param key null for a message that is not signed
     */
    static Map<String, String> headers(String id, Instant now, byte[] body, @Nullable SigningKey key) {
        var seconds = Long.toString(now.getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, seconds);
        if (key != null) {
            headers.put(SIGNATURE, "v1," + Base64.getEncoder().encodeToString(key.sign(content(id, seconds, body))));
        }
        return headers;
    }

    private static byte[] content(String id, String seconds, byte[] body) {
        var head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
