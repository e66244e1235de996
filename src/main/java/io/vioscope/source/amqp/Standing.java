package io.vioscope.source.amqp;

import io.vioscope.config.MessageBusAccess;
import io.vioscope.model.Attributes;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Said;

/** How a message bus stands towards us, in attributes of it. */
final class Standing {
    /** Our subscription stands. */
    static final String LISTENING = "listening";

    private Standing() {}

    static Attributes of(MessageBusAccess access, Result<Subscription> now) {
        return now.match(
                standing -> Said.of(
                        "amqp.state",
                        LISTENING,
                        "amqp.url",
                        access.place(),
                        "amqp.exchanges",
                        String.join(", ", standing.bound().stream().sorted().toList())),
                why -> Said.of("amqp.state", word(why), "amqp.why", why.detail(), "amqp.url", access.place()));
    }

    private static String word(ReadFailure why) {
        return switch (why.cause()) {
            case REFUSED -> "refused";
            case UNKNOWN_HOST -> "host unknown";
            case TIMED_OUT -> "timed out";
            case CUT_OFF -> "cut off";
            case SERVER_ERROR -> "failing";
            case WRONG_SHAPE -> "no RabbitMQ";
            case TLS -> "certificate not trusted";
            case UNAUTHORIZED -> "login refused";
            case FORBIDDEN -> "no permission";
            case NOT_FOUND -> "no virtual host";
            default -> "not readable";
        };
    }
}
