package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.vertx.core.Vertx;
import io.vioscope.app.log.JsonLines;
import io.vioscope.app.log.Masks;
import io.vioscope.app.log.TextLines;
import io.vioscope.config.ConfigLoader;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.VCenterAccess;
import io.vioscope.config.yaml.Surroundings;
import io.vioscope.notify.webhook.HookSink;
import io.vioscope.recording.Names;
import io.vioscope.recording.RecordTo;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.source.amqp.TestBroker;
import io.vioscope.store.TestDatabase;
import io.vioscope.trace.Collector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The whole server on a simulated cloud, with a secret of its own wherever there can be one, and all that it writes and sends kept. */
final class PlantedServer {
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.vioscope");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    final Planted planted = new Planted();
    final Map<String, ByteArrayOutputStream> logs = new LinkedHashMap<>();
    final List<String> datagrams = new CopyOnWriteArrayList<>();
    final Vertx vertx = Vertx.vertx();
    final Simulator simulator;
    final Collector collector;
    final HookSink hook;
    final ServerConfig config;
    final Server server;
    private final List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();
    private final Path directory;
    private final StubIssuer issuer;
    private final TestBroker broker;
    private final DatagramSocket community;
    private final DatagramSocket user;

    /** Starts it; what it records is below that directory. */
    PlantedServer(Path directory) throws Exception {
        this.directory = directory;
        log("text", text());
        log("json", new JsonLines());
        simulator = await(Simulator.start(
                vertx, SimulatorOptions.DEFAULT.withSize(20, 2).withTimeFactor(100), InstantSource.system()));
        collector = await(Collector.start(vertx));
        hook = new HookSink(vertx);
        issuer = new StubIssuer(vertx, InstantSource.system());
        broker = new TestBroker();
        community = listen(List.of("community"));
        user = listen(List.of());
        config = below(read(yaml(TestDatabase.migrated(vertx))));
        var record = new RecordTo(directory.resolve("recorded"), Names.KEEP, RecordTo.DEFAULT_LIMIT);
        server = await(Server.start(vertx, config, Setup.openStack(vertx).withRecord(record)));
    }

    private static TextLines text() {
        var text = new TextLines();
        text.setPattern("%level %logger %msg%n");
        return text;
    }

    private void log(String form, Encoder<ILoggingEvent> encoder) {
        var appender = new OutputStreamAppender<ILoggingEvent>();
        var written = new ByteArrayOutputStream();
        encoder.setContext(ROOT.getLoggerContext());
        encoder.start();
        appender.setContext(ROOT.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        ROOT.addAppender(appender);
        OURS.setLevel(Level.TRACE);
        appenders.add(appender);
        logs.put(form, written);
    }

    /** By SNMPv1 and v2c a community is in each message, as it is no secret there. */
    private DatagramSocket listen(List<String> allowed) throws SocketException {
        var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var thread = new Thread(() -> receive(socket, allowed), "receiver");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private void receive(DatagramSocket socket, List<String> allowed) {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                socket.receive(packet);
                var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                datagrams.add(String.join(" ", planted.in(text, allowed.toArray(String[]::new))));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private String yaml(String uri) {
        planted.know("database password", URI.create(uri).getUserInfo().split(":", 2)[1]);
        planted.know("application credential", Account.ADMIN.applicationCredentialSecret());
        var web = free();
        var key = new byte[32];
        key[7] = 77;
        return """
                http: { host: 127.0.0.1, port: %d }
                database: { uri: '%s' }
                access:
                  public_url: 'http://127.0.0.1:%d'
                  local: true
                  keystone: { cloud: right, project: admin, roles: { admin: admin } }
                  oidc: { issuer: '%s', client_id: vioscope, client_secret: '%s', roles: { noc: operator } }
                clouds:
                  - name: right
                    poll: 1s
                    auth_type: v3applicationcredential
                    auth: { auth_url: '%s', application_credential_id: %s, application_credential_secret: %s }
                    region_name: %s
                  - name: wrong
                    poll: 1s
                    auth: { auth_url: '%s', username: admin, password: '%s', project_name: admin }
                    region_name: %s
                    message_bus: { hosts: [ '127.0.0.1:%d' ], tls: false, username: vioscope, password: '%s' }
                    probes: { canary: { network: blue, auth: { username: guest, password: '%s', project_name: guest } } }
                notify:
                  snmp:
                    - { name: plain, address: '127.0.0.1:%d', community: '%s' }
                    - { name: safe, address: '127.0.0.1:%d', version: v3, user: safe, auth: sha256,
                        auth_password: '%s', privacy: aes128, privacy_password: '%s' }
                  webhooks:
                    - { name: chat, url: '%s', allow_private: true, secret: '%s', token: '%s',
                        headers: { X-Key: '%s' } }
                snmp:
                  agent: { port: 0, readers: [ { community: '%s' }, { version: v3, user: nms, auth: sha256,
                           auth_password: '%s', privacy: aes128, privacy_password: '%s' } ] }
                  traps_in: { port: %d, host: 127.0.0.1, communities: [ '%s' ], senders: [ { network: 127.0.0.1 } ] }
                tracing: { endpoint: '%s', token: '%s' }
                """.formatted(
                web,
                uri,
                web,
                issuer.issuer(),
                planted.plant("client secret"),
                simulator.authUrl(),
                Account.ADMIN.applicationCredentialId(),
                Account.ADMIN.applicationCredentialSecret(),
                simulator.region(),
                simulator.authUrl(),
                planted.plant("cloud password"),
                simulator.region(),
                broker.access().hosts().get(0).port(),
                planted.plant("amqp"),
                planted.plant("canary password"),
                community.getLocalPort(),
                planted.plant("community"),
                user.getLocalPort(),
                planted.plant("auth"),
                planted.plant("privacy"),
                "http://127.0.0.1:" + hook.port() + "/" + planted.know("webhook path", "a-path-that-nobody-is-told-of"),
                planted.know("webhook secret", "whsec_" + Base64.getEncoder().encodeToString(key)),
                planted.plant("webhook token"),
                planted.plant("webhook header"),
                planted.plant("agent community"),
                planted.plant("agent auth"),
                planted.plant("agent privacy"),
                free(),
                planted.plant("trap community"),
                collector.endpoint(),
                planted.plant("collector token"));
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private ServerConfig read(String yaml) throws IOException {
        Files.writeString(directory.resolve("vioscope.yaml"), yaml);
        var around = new Surroundings(Map.of(), directory, directory, directory);
        return new ConfigLoader(around, Masks::hide)
                .load(Path.of("vioscope.yaml"))
                .match(right -> right.config(), wrong -> {
                    throw new AssertionError(wrong.mistakes());
                });
    }

    /** A file could not say this: what is simulated speaks no TLS. */
    private ServerConfig below(ServerConfig read) {
        var vcenter = simulator
                .faults()
                .physics()
                .layout()
                .vCenters()
                .iterator()
                .next()
                .id();
        var login = new NsxAccess.Login.Password("nsx-user", planted.plant("nsx"));
        var lower = read.clouds()
                .get(0)
                .withVCenters(List.of(new VCenterAccess(
                        simulator.vCenterUrl(vcenter), "vcenter-user", planted.plant("vcenter"), vcenter, null, true)))
                .withNsx(new NsxAccess(List.of(simulator.nsxUrl()), login, NsxAccess.Api.POLICY, null, true));
        return new ServerConfig(
                read.http(),
                read.database(),
                List.of(lower, read.clouds().get(1)),
                read.receivers(),
                read.voice(),
                read.causes(),
                read.agent(),
                read.traps(),
                read.access(),
                read.tracing(),
                read.log(),
                read.language());
    }

    void close() throws Exception {
        await(server.stop());
        OURS.setLevel(null);
        for (var appender : appenders) {
            ROOT.detachAppender(appender);
            appender.stop();
        }
        community.close();
        user.close();
        broker.close();
        hook.close();
        issuer.close();
        await(simulator.close());
        await(vertx.close());
    }
}
