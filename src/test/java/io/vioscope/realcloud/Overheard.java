package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.vioscope.config.MessageBusAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What Nova tells on the message bus of servers, heard by a queue of the tests' own beside Vioscope's: when Nova wrote it, and when
 * the broker had handed it out here.
 */
final class Overheard implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUEUE = "vioscope.overheard";

    private final Connection connection;
    private final List<Notice> all = new CopyOnWriteArrayList<>();

    /**
     * A notification.
     *
     * @param written   when its service wrote it, by its own word ({@code timestamp} of oslo.messaging)
     * @param handedOut when it came here
     * @param type      such as {@code compute.instance.update}
     * @param server    the server's id
     * @param state     Nova's {@code vm_state} of it; empty where it says none
     */
    record Notice(Instant written, Instant handedOut, String type, String server, String state) {
        Duration onTheWay() {
            return Duration.between(written, handedOut);
        }
    }

    Overheard(MessageBusAccess access) throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost(access.hosts().get(0).name());
        factory.setPort(access.hosts().get(0).port());
        factory.setUsername(access.username());
        factory.setPassword(access.password());
        connection = factory.newConnection();
        var channel = connection.createChannel();
        channel.queueDeclare(QUEUE, false, true, true, Map.of());
        channel.queueBind(QUEUE, "nova", "notifications.#");
        channel.basicConsume(QUEUE, true, (tag, delivery) -> take(delivery.getBody()), tag -> {});
    }

    private void take(byte[] body) throws IOException {
        var now = Instant.now();
        var message = JSON.readTree(JSON.readTree(body).path("oslo.message").asText());
        var payload = message.path("payload");
        all.add(new Notice(
                time(message),
                now,
                message.path("event_type").asText(),
                payload.path("instance_id").asText(),
                payload.path("state").asText()));
    }

    private static Instant time(JsonNode message) {
        return LocalDateTime.parse(message.path("timestamp").asText().replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
    }

    /** The first that says so of a server since then. */
    Optional<Notice> first(String server, String state, Instant since) {
        return all.stream()
                .filter(told -> told.server().equals(server)
                        && told.state().equals(state)
                        && told.written().isAfter(since))
                .findFirst();
    }

    /** How many were told of a server since then. */
    long count(String server, Instant since) {
        return all.stream()
                .filter(told -> told.server().equals(server) && told.written().isAfter(since))
                .count();
    }

    /** Whether nothing was told for so long. */
    boolean isQuiet(Duration time) {
        return all.isEmpty()
                || all.get(all.size() - 1).handedOut().isBefore(Instant.now().minus(time));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
