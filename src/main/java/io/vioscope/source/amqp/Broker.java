package io.vioscope.source.amqp;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.config.MessageBusAccess.Host;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ, by its own Java client, whose recovery is off: when to try again is our matter. All of it blocks, so it is
 * called on a worker, by one at a time.
 */
final class Broker {
    private final MessageBusAccess access;
    private final Limits limits;
    private final ExecutorService ears;
    private int turn;

    /** @param ears where messages are taken; one thread */
    Broker(MessageBusAccess access, Limits limits, ExecutorService ears) {
        this.access = access;
        this.limits = limits;
        this.ears = ears;
    }

    /** Subscribes at the first node that lets us, beginning with the one after that which was last tried first. */
    Result<Subscription> subscribe(Subscription.Ear ear) {
        ReadFailure first = null;
        for (var i = 0; i < access.hosts().size(); i++) {
            var host = access.hosts().get((turn + i) % access.hosts().size());
            var why = attempt(host, ear);
            if (why instanceof Result.Ok<Subscription> || isOfAll(why)) {
                return why;
            }
            first = first == null ? reason(why) : first;
        }
        turn++;
        return Result.failed(Objects.requireNonNull(first));
    }

    private static @Nullable ReadFailure reason(Result<Subscription> result) {
        return result.match(ok -> null, why -> why);
    }

    /** The nodes of a cluster share accounts and virtual hosts: what one refuses the others refuse. */
    private static boolean isOfAll(Result<Subscription> result) {
        var why = reason(result);
        return why != null
                && List.of(Cause.UNAUTHORIZED, Cause.FORBIDDEN, Cause.NOT_FOUND).contains(why.cause());
    }

    private Result<Subscription> attempt(Host host, Subscription.Ear ear) {
        var asked = "RabbitMQ at " + host + ", virtual host " + access.vhost();
        Connection connection = null;
        try {
            connection = factory(host).newConnection(ears, List.of(new Address(host.name(), host.port())), "vioscope");
            var subscription = Subscription.of(connection, access, ear, asked);
            if (subscription.bound().isEmpty() && !subscription.forbidden().isEmpty()) {
                connection.abort();
                return Result.failed(Failures.of(
                        Cause.FORBIDDEN,
                        asked,
                        "the account may not read " + String.join(", ", subscription.forbidden())));
            }
            return Result.ok(subscription);
        } catch (IOException | TimeoutException | GeneralSecurityException | ShutdownSignalException e) {
            if (connection != null) {
                connection.abort();
            }
            return Result.failed(Troubles.of(asked, e));
        }
    }

    private ConnectionFactory factory(Host host) throws GeneralSecurityException, IOException {
        var factory = new ConnectionFactory();
        var patience = Math.toIntExact(limits.answer().toMillis());
        factory.setHost(host.name());
        factory.setPort(host.port());
        factory.setUsername(access.username());
        factory.setPassword(access.password());
        factory.setVirtualHost(access.vhost());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(patience);
        factory.setHandshakeTimeout(patience);
        factory.setChannelRpcTimeout(patience);
        factory.setShutdownTimeout(patience);
        factory.setRequestedHeartbeat(Math.toIntExact(limits.heartbeat().toSeconds()));
        factory.setThreadFactory(Broker::thread);
        factory.setExceptionHandler(new Forgiving());
        if (access.tls()) {
            factory.useSslProtocol(Tls.of(access));
            if (access.verify()) {
                factory.enableHostnameVerification();
            }
        }
        return factory;
    }

    /** What breaks a connection, or keeps it from standing, is told once, in a report, and not by the client's log too. */
    private static final class Forgiving extends ForgivingExceptionHandler {
        @Override
        public void handleUnexpectedConnectionDriverException(Connection connection, Throwable told) {
            // The connection is shut down, which says why.
        }
    }

    /** A thread that does not keep the process alive. */
    static Thread thread(Runnable work) {
        var thread = new Thread(work, "amqp");
        thread.setDaemon(true);
        return thread;
    }
}
