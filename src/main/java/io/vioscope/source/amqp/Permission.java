package io.vioscope.source.amqp;

import com.rabbitmq.client.AMQP;

/**
 * Which permission an account lacks. RabbitMQ up to 3.12 does not say it, but which call it refused, and of what: declaring
 * a queue needs to configure it, binding it to write to it and to read the exchange, consuming to read it (rabbitmq.com,
 * "Access Control", "How Permissions Work").
 */
final class Permission {
    private static final int QUEUE = 50;
    private static final int DECLARE = 10;
    private static final int BIND = 20;
    private static final int BASIC = 60;
    private static final int CONSUME = 20;

    private Permission() {}

    /** What follows after what the broker said; empty where it is not known. */
    static String lackingBy(AMQP.Channel.Close refusal) {
        var isOfQueue = refusal.getReplyText().contains("queue '");
        if (isOfQueue && refusal.getClassId() == QUEUE && refusal.getMethodId() == DECLARE) {
            return lacking("configure");
        }
        if (isOfQueue && refusal.getClassId() == QUEUE && refusal.getMethodId() == BIND) {
            return lacking("write");
        }
        return refusal.getClassId() == BASIC && refusal.getMethodId() == CONSUME ? lacking("read") : "";
    }

    private static String lacking(String permission) {
        return "; the account lacks the permission \"" + permission + "\" for queues named vioscope...";
    }
}
