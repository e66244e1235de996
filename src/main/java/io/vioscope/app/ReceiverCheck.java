package io.vioscope.app;

import io.vertx.core.Vertx;
import io.vioscope.config.Receiver;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Voices;
import io.vioscope.notify.snmp.SnmpVoice;
import io.vioscope.notify.webhook.WebhookVoice;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.source.openstack.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends each receiver one test, and says what is known of how it arrived. */
final class ReceiverCheck {
    /** A trap has no answer, and the longest that an answer may take is a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ReceiverCheck() {}

    /** One finding for each receiver. Blocks until each has answered or not. */
    static List<Finding> of(Vertx vertx, ServerConfig config) {
        if (config.receivers().isEmpty()) {
            return List.of();
        }
        var root = config.voice().root();
        try (var voices = new Voices(
                SnmpVoice.open(root, new LocalEngine(LocalEngine.newId(root), 1)),
                new WebhookVoice(vertx, "check", InstantSource.system()))) {
            return config.receivers().stream().map(r -> finding(r, voices)).toList();
        }
    }

    private static Finding finding(Receiver receiver, Voices voices) {
        var start = System.nanoTime();
        var attempt = attempt(receiver, voices);
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        var to = receiver.how() + " go to " + receiver.where() + "; ";
        return new Finding(
                attempt instanceof Attempt.Sent || attempt instanceof Attempt.Answered,
                "receiver " + receiver.name(),
                attempt.match(
                        sent -> to + "a test was sent, and whether it arrived nobody knows: traps are not answered"
                                + caveat(receiver) + ".",
                        answered -> to + "a test was answered in " + millis + " ms.",
                        failed -> to + "a test was not taken: " + failed.why() + ".",
                        refused -> to + "a test was not taken: " + refused.why() + "."));
    }

    private static Attempt attempt(Receiver receiver, Voices voices) {
        var sending = voices.to(receiver)
                .send(new Notification.Test(Instant.now()), 0)
                .toCompletionStage()
                .toCompletableFuture();
        return sending.completeOnTimeout(
                        new Attempt.Failed("nothing came of it in " + PATIENCE.toSeconds() + " s"),
                        PATIENCE.toSeconds(),
                        TimeUnit.SECONDS)
                .join();
    }

    /** The server's own engine id cannot be used beside the server: its boots would be wrong then. */
    private static String caveat(Receiver receiver) {
        return receiver instanceof SnmpReceiver snmp && snmp.access() instanceof User
                ? ". It came from an engine id of its own, which a receiver that knows the server's alone drops: use the"
                        + " test on the page /notifications"
                : "";
    }
}
