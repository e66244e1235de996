package io.vioscope.web.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of one server. An idle timeout alone does not stop who sends a byte now and then: here time counts until a
 * request is whole, and until some of an answer is taken. For one event loop.
 */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final InstantSource clock;
    private final Limits limits;
    private final Map<HttpConnection, Held> held = new HashMap<>();
    private final Map<Reason, Counter> ended = new EnumMap<>(Reason.class);

    /**
     * How much is borne.
     *
     * @param most   connections at once
     * @param quiet  from the end of one answer, or the beginning, until the head of a request has come
     * @param body   from there until the rest of the request has come
     * @param taking how long nothing may be taken of what waits to be sent
     * @param look   how often all that is looked at
     */
    public record Limits(int most, Duration quiet, Duration body, Duration taking, Duration look) {
        /** The usual ones. */
        public static final Limits USUAL = new Limits(
                10_000, Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(5));
    }

    /** None yet. The registry counts how many were ended, and why. */
    public Connections(Vertx vertx, InstantSource clock, Limits limits, MeterRegistry registry) {
        this.clock = clock;
        this.limits = limits;
        for (var reason : Reason.values()) {
            ended.put(
                    reason,
                    Counter.builder("vioscope.connections.ended")
                            .description("Connections that were ended for taking too much, by why")
                            .tag("why", reason.word())
                            .register(registry));
        }
        vertx.setPeriodic(limits.look().toMillis(), id -> look());
    }

    /** Holds all connections of that server to the limits. */
    public HttpServer guard(HttpServer server, Handler<HttpServerRequest> answers) {
        return server.connectionHandler(this::opened).requestHandler(request -> {
            var one = held.get(request.connection());
            if (one != null) {
                one.ask(request, clock.instant());
            }
            answers.handle(request);
        });
    }

    private void opened(HttpConnection connection) {
        if (held.size() >= limits.most()) {
            end(connection, Reason.MANY);
        } else if (connection instanceof ConnectionBase base) {
            held.put(connection, new Held(base.channel(), clock.instant()));
            base.channel().closeFuture().addListener(closed -> held.remove(connection));
        }
    }

    private void look() {
        var now = clock.instant();
        List.copyOf(held.entrySet())
                .forEach(one -> one.getValue().look(limits, now).ifPresent(reason -> end(one.getKey(), reason)));
    }

    private void end(HttpConnection connection, Reason reason) {
        LOG.debug("ended the connection of {}: {}", connection.remoteAddress(), reason.word());
        Objects.requireNonNull(ended.get(reason)).increment();
        Abort.of(connection);
    }
}
