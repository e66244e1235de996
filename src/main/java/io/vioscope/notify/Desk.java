package io.vioscope.notify;

import io.vioscope.bus.Ruled;
import io.vioscope.bus.Sayable;
import io.vioscope.bus.Written;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Outbox.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Answers questions about what one receiver is told, by what decides that. Changes nothing; for the receiver's thread. */
final class Desk {
    private final Notices notices;
    private final Gate gate;
    private final Channel channel;

    Desk(Notices notices, Gate gate, Channel channel) {
        this.notices = notices;
        this.gate = gate;
        this.channel = channel;
    }

    /** Whether it would be told now. */
    Ruled would(Sayable sayable, Instant now) {
        return notification(sayable)
                .map(notification -> would(notification, now))
                .orElse(new Ruled(false, Outcome.NOT_TOLD.word(), null, ""));
    }

    private Ruled would(Notification notification, Instant now) {
        return gate.rule(notification, now, false)
                .match(
                        tell -> new Ruled(true, "", null, ""),
                        no -> new Ruled(
                                false,
                                no.why().word(),
                                no.cause(),
                                no.why() == Outcome.FILTERED
                                        ? gate.unwanted(notification).orElse("")
                                        : ""));
    }

    /** The message that tells it. */
    Written written(Sayable sayable) {
        return notification(sayable)
                .map(notification -> channel.written(notification, sayable.number()))
                .orElse(Written.NOTHING);
    }

    private Optional<Notification> notification(Sayable sayable) {
        var heading = new Heading(sayable.cloud(), sayable.cloudIndex(), sayable.seq(), sayable.at());
        return notices.of(heading, sayable.fact());
    }
}
