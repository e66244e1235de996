package io.vioscope.notify.webhook;

import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.Heading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names messages so that a receiver knows one that it has already.
 *
 * @param server who this server is, the same after a restart
 */
record Identity(String server) {
    private static final int OCTETS = 18;

    /** The same for the same message to the same receiver, and for no other; letters, digits, - and _. */
    String message(String receiver, Notification notification) {
        var hash = sha256(String.join("\n", server, receiver, event(notification)));
        return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, OCTETS));
    }

    /** The same for the same event, whoever is told, within what {@link #source} names. */
    String event(Notification notification) {
        return notification.match(
                n -> event(n.heading()),
                n -> event(n.heading()),
                n -> event(n.heading()),
                n -> "heartbeat-" + n.at().toEpochMilli(),
                n -> "test-" + n.at().toEpochMilli());
    }

    private static String event(Heading heading) {
        return heading.cloud() + "-" + heading.seq();
    }

    /** This server, as a relative reference of RFC 3986. */
    String source() {
        return "/vioscope/" + server;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
