package io.vioscope.source.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A queue of our own, into which the broker puts copies of notifications for as long as the connection stands. It belongs to
 * the connection (exclusive), is small, and drops what is old, so that it never fills the broker; queues of others are never
 * read. Nothing is ever published, and no exchange is declared: one that is not there is asked for again later. All but the
 * counts blocks.
 */
final class Subscription {
    /** Services send by severity; {@code sample} and {@code audit} are not about changes. */
    private static final List<String> PRIORITIES = List.of("info", "warn", "error");

    private static final int NOT_FOUND = 404;

    /** What hears. */
    interface Ear {
        /** A message has come, on the one thread of the ears. */
        void heard(byte[] body);

        /** The subscription has ended though nobody closed it; once. */
        void lost(ReadFailure why);
    }

    private final Connection connection;
    private final Channel channel;
    private final MessageBusAccess access;
    private final Ear ear;
    private final String asked;
    private final String queue = "vioscope." + UUID.randomUUID();
    private final Set<String> bound = new TreeSet<>();
    private final Set<String> forbidden = new TreeSet<>();
    private final Set<String> absent = new TreeSet<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private Subscription(Connection connection, MessageBusAccess access, Ear ear, String asked) throws IOException {
        this.connection = connection;
        this.access = access;
        this.ear = ear;
        this.asked = asked;
        this.channel = connection.openChannel().orElseThrow(() -> new IOException("no channel is left"));
    }

    /** Declares, binds and begins to hear. */
    static Subscription of(Connection connection, MessageBusAccess access, Ear ear, String asked)
            throws IOException, TimeoutException {
        var subscription = new Subscription(connection, access, ear, asked);
        subscription.begin();
        return subscription;
    }

    private void begin() throws IOException, TimeoutException {
        Map<String, Object> bounds = Map.of(
                "x-max-length", Limits.MOST_WAITING,
                "x-max-length-bytes", Limits.MOST_BYTES_WAITING,
                "x-message-ttl", Math.toIntExact(Limits.OLDEST.toMillis()));
        channel.queueDeclare(queue, false, true, true, bounds);
        bind();
        channel.basicQos(Limits.PREFETCH);
        connection.addShutdownListener(signal -> lost(Troubles.of(asked, signal)));
        channel.addShutdownListener(signal -> lost(Troubles.of(asked, signal)));
        channel.basicConsume(queue, false, "", false, true, Map.of(), new Consumer(channel));
    }

    /** Binds what is not bound yet. Each exchange by a channel of its own, as a refusal closes the channel. */
    private void bind() throws IOException, TimeoutException {
        forbidden.clear();
        absent.clear();
        for (var exchange : access.exchanges()) {
            if (!bound.contains(exchange)) {
                bind(exchange);
            }
        }
    }

    private void bind(String exchange) throws IOException, TimeoutException {
        var trial = connection.openChannel().orElseThrow(() -> new IOException("no channel is left"));
        try {
            trial.exchangeDeclarePassive(exchange);
            for (var topic : access.topics()) {
                for (var priority : PRIORITIES) {
                    trial.queueBind(queue, exchange, topic + "." + priority);
                }
            }
            bound.add(exchange);
            trial.close();
        } catch (IOException e) {
            if (!(e.getCause() instanceof ShutdownSignalException signal)) {
                throw e;
            }
            if (Troubles.code(signal) == NOT_FOUND) {
                absent.add(exchange);
            } else if (Troubles.isExchangeRefused(signal)) {
                forbidden.add(exchange);
            } else {
                throw e;
            }
        }
    }

    /** Looks whether it still stands, by asking the broker for the queue, and whether more can be bound; why not. */
    Optional<ReadFailure> check() {
        try {
            channel.queueDeclarePassive(queue);
            bind();
            return Optional.empty();
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            var why = Troubles.of(asked, e);
            lost(why);
            return Optional.of(why);
        }
    }

    /** The exchanges whose notifications come. */
    Set<String> bound() {
        return Set.copyOf(bound);
    }

    /** Those that the account may not read. */
    Set<String> forbidden() {
        return Set.copyOf(forbidden);
    }

    /** Those that are not there. */
    Set<String> absent() {
        return Set.copyOf(absent);
    }

    private void lost(ReadFailure why) {
        if (!ended.getAndSet(true)) {
            ear.lost(why);
            connection.abort();
        }
    }

    /** Ends it; the queue goes with the connection. */
    void close() {
        ended.set(true);
        connection.abort();
    }

    private final class Consumer extends DefaultConsumer {
        Consumer(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                throws IOException {
            ear.heard(body);
            try {
                getChannel().basicAck(envelope.getDeliveryTag(), false);
            } catch (AlreadyClosedException gone) {
                // Whoever closed it is told elsewhere; the queue is gone with the message.
            }
        }

        @Override
        public void handleCancel(String tag) {
            lost(Failures.of(Cause.CUT_OFF, asked, "the broker has taken our queue away"));
        }
    }
}
