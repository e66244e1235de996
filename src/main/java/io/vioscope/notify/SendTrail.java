package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.trace.Trail;

/** What is told of one try to send a notification to whoever collects traces. Of what belongs to no fact nothing is told. */
final class SendTrail {
    private SendTrail() {}

    /** Sends it. */
    static Future<Attempt> send(String receiver, Channel channel, Notification notification, long number) {
        var seq = seq(notification);
        if (seq == 0 || Trail.current().isNone()) {
            return channel.send(notification, number);
        }
        var trail = Trail.current()
                .message("send " + receiver)
                .with("messaging.operation.type", "send")
                .with("messaging.system", channel.system())
                .with("messaging.destination.name", receiver)
                .with("messaging.message.id", String.valueOf(number))
                .with("vioscope.fact.seq", seq);
        return channel.send(notification, number).onSuccess(how -> ended(trail, how));
    }

    private static long seq(Notification notification) {
        return notification.match(
                alarm -> alarm.heading().seq(),
                cause -> cause.heading().seq(),
                entity -> entity.heading().seq(),
                beat -> 0L,
                test -> 0L);
    }

    private static void ended(Trail trail, Attempt how) {
        how.match(
                        sent -> trail.with("vioscope.outcome", "sent"),
                        answered -> trail.with("vioscope.outcome", "answered"),
                        failed -> trail.with("vioscope.outcome", "failed").failed("failed"),
                        refused -> trail.with("vioscope.outcome", "refused").failed("refused"))
                .end();
    }
}
