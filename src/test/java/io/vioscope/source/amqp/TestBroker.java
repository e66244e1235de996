package io.vioscope.source.amqp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.config.MessageBusAccess.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.server.SystemLauncher;
import org.jspecify.annotations.Nullable;

/**
 * A real broker of AMQP 0-9-1 in this process: Apache Qpid Broker-J, on a port of its own that it keeps over restarts. It has
 * the exchanges that services would make, and publishes as they would.
 */
public final class TestBroker implements AutoCloseable {
    public static final String USER = "vioscope";
    public static final String PASSWORD = "hush";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = free();
    private final int tlsPort = free();
    private final @Nullable Path keyStore;
    private @Nullable SystemLauncher launcher;
    private @Nullable Connection service;
    private @Nullable Channel channel;

    public TestBroker() {
        this(null);
    }

    /** @param keyStore a PKCS 12 with the password "changeit", for the port with TLS; null for no such port */
    TestBroker(@Nullable Path keyStore) {
        this.keyStore = keyStore;
        start();
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    /** How to reach it, without TLS. */
    public MessageBusAccess access() {
        return access(PASSWORD, "default", port, false, null, true);
    }

    static MessageBusAccess access(
            String password, String vhost, int port, boolean tls, @Nullable Path ca, boolean verify) {
        return new MessageBusAccess(
                List.of(new Host("localhost", port)),
                USER,
                password,
                vhost,
                tls,
                ca,
                verify,
                MessageBusAccess.EXCHANGES,
                MessageBusAccess.TOPICS);
    }

    void start() {
        try {
            var file = Files.createTempFile("broker", ".json");
            Files.writeString(file, JSON.writeValueAsString(config()));
            Map<String, Object> system = new HashMap<>();
            system.put("type", "Memory");
            system.put("initialConfigurationLocation", file.toUri().toString());
            system.put("startupLoggedToSystemOut", false);
            // What bounds a queue of RabbitMQ it does not know.
            system.put(
                    "context",
                    Map.of(
                            "qpid.broker.defaultPreferenceStoreAttributes", "{\"type\":\"Noop\"}",
                            "queue.behaviourOnUnknownDeclareArgument", "IGNORE"));
            launcher = new SystemLauncher();
            launcher.startup(system);
            service = connect();
            channel = service.createChannel();
            for (var exchange : List.of("nova", "neutron", "openstack", "glance")) {
                channel.exchangeDeclare(exchange, "topic", false, false, null);
            }
        } catch (Exception e) {
            throw new AssertionError("the broker does not start", e);
        }
    }

    private Map<String, Object> config() {
        var ports = new java.util.ArrayList<Object>();
        ports.add(Map.of(
                "name",
                "amqp",
                "port",
                port,
                "bindingAddress",
                "localhost",
                "protocols",
                List.of("AMQP_0_9_1"),
                "authenticationProvider",
                "plain",
                "virtualhostaliases",
                aliases()));
        var config = new HashMap<String, Object>(Map.of(
                "name",
                "broker",
                "modelVersion",
                "9.1",
                "authenticationproviders",
                List.of(Map.of(
                        "name",
                        "plain",
                        "type",
                        "Plain",
                        "secureOnlyMechanisms",
                        List.of(),
                        "users",
                        List.of(Map.of("name", USER, "type", "managed", "password", PASSWORD)))),
                "virtualhostnodes",
                List.of(Map.of(
                        "name", "default",
                        "type", "Memory",
                        "defaultVirtualHostNode", "true",
                        "virtualHostInitialConfiguration", "{\"type\":\"Memory\"}"))));
        if (keyStore != null) {
            config.put(
                    "keystores",
                    List.of(Map.of(
                            "name",
                            "keys",
                            "type",
                            "FileKeyStore",
                            "storeUrl",
                            keyStore.toString(),
                            "password",
                            "changeit")));
            ports.add(Map.of(
                    "name",
                    "amqps",
                    "port",
                    tlsPort,
                    "bindingAddress",
                    "localhost",
                    "protocols",
                    List.of("AMQP_0_9_1"),
                    "transports",
                    List.of("SSL"),
                    "keyStore",
                    "keys",
                    "authenticationProvider",
                    "plain",
                    "virtualhostaliases",
                    aliases()));
        }
        config.put("ports", ports);
        return config;
    }

    private static List<Object> aliases() {
        return List.of(
                Map.of("name", "nameAlias", "type", "nameAlias"),
                Map.of("name", "defaultAlias", "type", "defaultAlias"));
    }

    private Connection connect() throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost("localhost");
        factory.setPort(port);
        factory.setUsername(USER);
        factory.setPassword(PASSWORD);
        factory.setVirtualHost("default");
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }

    /** Makes an exchange, as the first notification of a service does. */
    void exchange(String name) {
        io(() -> open().exchangeDeclare(name, "topic", false, false, null));
    }

    /** A service tells of an event, in oslo.messaging's envelope. */
    public void notify(String exchange, String topic, String event, Map<String, ?> payload) {
        publish(exchange, topic + ".info", message(event, payload));
    }

    static byte[] message(String event, Map<String, ?> payload) {
        try {
            var inner = JSON.writeValueAsString(Map.of(
                    "message_id", java.util.UUID.randomUUID().toString(),
                    "publisher_id", "api.controller1",
                    "event_type", event,
                    "priority", "INFO",
                    "timestamp", "2026-11-26 20:00:00.000000",
                    "_unique_id", "0123",
                    "payload", payload));
            return JSON.writeValueAsBytes(Map.of("oslo.version", "2.0", "oslo.message", inner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void publish(String exchange, String key, byte[] body) {
        io(() -> {
            open().basicPublish(exchange, key, null, body);
            return null;
        });
    }

    void publish(String exchange, String key, String body) {
        publish(exchange, key, body.getBytes(StandardCharsets.UTF_8));
    }

    private Channel open() {
        var now = channel;
        if (now == null) {
            throw new IllegalStateException("stopped");
        }
        return now;
    }

    private interface Io {
        @Nullable
        Object run() throws IOException;
    }

    private static void io(Io work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        if (service != null) {
            service.abort();
            service = null;
            channel = null;
        }
        if (launcher != null) {
            launcher.shutdown();
            launcher = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
