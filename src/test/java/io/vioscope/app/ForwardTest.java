package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Forwarded;
import io.vioscope.bus.ReceiverState;
import io.vioscope.config.Manner;
import io.vioscope.config.Network;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.config.TrapsConfig.TrapUser;
import io.vioscope.config.trap.TrapRules;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.notify.Cases;
import io.vioscope.notify.MemoryOutbox;
import io.vioscope.notify.NotifyVerticle;
import io.vioscope.notify.snmp.InformSink;
import io.vioscope.notify.snmp.Snmptrapd;
import io.vioscope.notify.snmp.TrapSink;
import io.vioscope.snmp.Tool;
import io.vioscope.source.trap.TrapVerticle;
import io.vioscope.source.trap.Traps;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps of net-snmp's snmptrap, forwarded to its snmptrapd, all over real UDP. */
class ForwardTest {
    private static final User USER =
            new User("vioscope", Auth.SHA256, "a-long-secret", Privacy.AES128, "another-secret");
    private static final List<String> V3 = List.of(
            "-v3",
            "-u",
            "vioscope",
            "-l",
            "authPriv",
            "-a",
            "SHA-256",
            "-A",
            "a-long-secret",
            "-x",
            "AES",
            "-X",
            "another-secret",
            "-e",
            "0x80001f88010203040506");
    private static final Manner FORWARDING = Manner.DEFAULT.forwarding();

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Snmptrapd snmptrapd;

    @BeforeEach
    void start() throws Exception {
        Tool.assumeInstalled("snmptrapd");
        Tool.assumeInstalled("snmptrap");
        var users = "createUser vioscope SHA-256 a-long-secret AES another-secret\nauthUser log vioscope\n";
        try (var voice = TrapSink.voice()) {
            snmptrapd = new Snmptrapd(directory, voice, users);
        }
        var listening = new Traps(
                        new TrapsConfig(
                                "127.0.0.1",
                                0,
                                Set.of("public"),
                                List.of(new TrapUser(USER, null)),
                                List.of(new Sender(Network.of("127.0.0.1").orElseThrow(), "a", null)),
                                TrapRules.delivered(),
                                Duration.ofHours(24),
                                1000,
                                1000),
                        List.of("a"),
                        InstantSource.system())
                .verticle();
        deploy(listening, TrapVerticle.OPTIONS);
        port = listening.port();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        if (snmptrapd != null) {
            snmptrapd.stop();
        }
    }

    private void deploy(VerticleBase verticle, DeploymentOptions options) throws Exception {
        vertx.deployVerticle(verticle, options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void tell(SnmpReceiver... receivers) throws Exception {
        deploy(
                new NotifyVerticle(
                        List.of(receivers), Duration.ZERO, new MemoryOutbox(), TrapSink.voices(), cloud -> 3, ""),
                NotifyVerticle.OPTIONS);
        var problem = new ProblemFact.Opened(Cases.problem(9, Phase.CONFIRMED));
        Bus.of(vertx).publish(Bus.SNAPSHOTS, Cases.snapshot("a", Cases.CAUSE, problem));
    }

    private SnmpReceiver receiver(Manner manner) {
        return snmptrapd.receiver().with(manner);
    }

    private void trap(List<String> version, String... rest) throws Exception {
        var command = new ArrayList<>(List.of("snmptrap", "-Lo", "-m", ""));
        command.addAll(version);
        command.add("127.0.0.1:" + port);
        Collections.addAll(command, rest);
        var environment = Map.of("SNMP_PERSISTENT_DIR", directory.toString(), "SNMPCONFPATH", directory.toString());
        assertThat(Tool.run(command, environment)).doesNotContainIgnoringCase("error");
    }

    private void alarm(List<String> version, String object) throws Exception {
        trap(
                version,
                "17",
                "1.3.6.1.4.1.6876.4.3.0.203",
                "1.3.6.1.4.1.6876.4.3.308.0",
                "i",
                "3",
                "1.3.6.1.4.1.6876.4.3.305.0",
                "s",
                "Red",
                "1.3.6.1.4.1.6876.4.3.307.0",
                "s",
                object);
    }

    private ReceiverState state(String receiver) throws Exception {
        return Bus.of(vertx)
                .ask(Bus.receiverState(receiver), receiver, Duration.ofSeconds(30))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private Forwarded await(String receiver, Predicate<Forwarded> wanted) throws Exception {
        for (var tries = 0; tries < 3000; tries++) {
            var now = Objects.requireNonNull(state(receiver).forwarded());
            if (wanted.test(now)) {
                return now;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("it is " + state(receiver).forwarded());
    }

    /** The next line of snmptrapd with all variables of a trap. */
    private String decoded() throws Exception {
        var line = snmptrapd.line();
        while (!line.contains("vsForwardTime")) {
            line = snmptrapd.line();
        }
        return line;
    }

    private static void isPlaced(String decoded) {
        assertThat(decoded)
                .contains(".6876.4.3.308.0 = INTEGER: 3")
                .contains(".6876.4.3.305.0 = STRING: \"Red\"")
                .contains(".6876.4.3.307.0 = STRING: \"web-1\"")
                .contains("vsForwardSender.0 = STRING: 127.0.0.1")
                .contains("vsForwardCloud.0 = STRING: a")
                .contains("vsForwardEntityKind.0 = INTEGER: server(20)")
                .contains("vsForwardEntityName.0 = STRING: web-1")
                .contains("vsForwardEntityId.0 = STRING: " + Cases.SERVER.id())
                .contains("vsForwardProject.0 = STRING: shop")
                .contains("vsForwardRootCause.0 = STRING: 3.9");
    }

    @Test
    void whatComesByEachVersionIsForwardedWithItsEntityAndTheRootCause() throws Exception {
        tell(receiver(FORWARDING));
        for (var version : List.of(List.of("-v2c", "-c", "public"), V3)) {
            alarm(version, "web-1");
            var decoded = decoded();
            isPlaced(decoded);
            assertThat(decoded)
                    .contains(".2.1.1.3.0 = Timeticks: (17)", ".1.1.4.1.0 = OID: ", "6876.4.3.0.203")
                    .contains(".18.1.3.0 = IpAddress: 127.0.0.1");
        }

        trap(
                List.of("-v1", "-c", "public"),
                "1.3.6.1.4.1.6876.4.3",
                "192.0.2.9",
                "6",
                "203",
                "17",
                "1.3.6.1.4.1.6876.4.3.308.0",
                "i",
                "3",
                "1.3.6.1.4.1.6876.4.3.305.0",
                "s",
                "Red",
                "1.3.6.1.4.1.6876.4.3.307.0",
                "s",
                "web-1");
        var decoded = decoded();
        isPlaced(decoded);
        assertThat(decoded)
                .contains(".2.1.1.3.0 = Timeticks: (17)", ".1.1.4.1.0 = OID: ", "6876.4.3.0.203")
                .contains(".18.1.3.0 = IpAddress: 192.0.2.9", ".1.1.4.3.0 = OID: ");
    }

    @Test
    void whatFindsNoPlaceAndWhatNoRuleIsAboutIsForwardedWithoutAnEntity() throws Exception {
        tell(receiver(FORWARDING));
        alarm(List.of("-v2c", "-c", "public"), "nobody");
        assertThat(decoded())
                .contains("STRING: \"nobody\"", "vsForwardSender.0 = STRING: 127.0.0.1")
                .contains("vsForwardEntityKind.0 = INTEGER: other(1)")
                .containsPattern("vsForwardEntityId.0 = STRING: \\s*VIOSCOPE");

        trap(List.of("-v2c", "-c", "public"), "", "1.3.6.1.4.1.99999.0.1");
        assertThat(decoded()).contains(".99999.0.1").contains("vsForwardEntityKind.0 = INTEGER: other(1)");
        assertThat(await("nms", f -> f.sent() == 2).dropped()).isEmpty();
    }

    @Test
    void aReceiverOfVersion1GetsItTranslated() throws Exception {
        tell(receiver(FORWARDING).with(new Community(Plain.V1, "public")));
        alarm(List.of("-v2c", "-c", "public"), "web-1");
        isPlaced(decoded());
    }

    @Test
    void anInformOfVersion3IsAnswered() throws Exception {
        tell(receiver(FORWARDING.informing(Duration.ofSeconds(5))).with(USER));
        alarm(V3, "web-1");
        isPlaced(decoded());
        assertThat(await("nms", f -> f.sent() == 1).dropped()).isEmpty();
    }

    @Test
    void onlyWhoWantsThemGetsThem() throws Exception {
        try (var other = new TrapSink("127.0.0.1")) {
            tell(receiver(FORWARDING), new SnmpReceiver("other", "127.0.0.1", other.port(), "public"));
            alarm(List.of("-v2c", "-c", "public"), "web-1");
            isPlaced(decoded());

            assertThat(state("other").forwarded()).isNull();
            assertThat(other.waiting()).isZero();
        }
    }

    @Test
    void whatAVioscopeToldIsNotForwardedNorWhatNobodyAskedFor() throws Exception {
        tell(receiver(FORWARDING));
        var v2c = List.of("-v2c", "-c", "public");
        trap(v2c, "", "1.3.6.1.4.1.32473.1.0.10");
        trap(v2c, "", "1.3.6.1.4.1.99999.0.1", "1.3.6.1.4.1.32473.1.1.7.2.0", "s", "192.0.2.7");
        trap(List.of("-v2c", "-c", "guess"), "", "1.3.6.1.4.1.99999.0.2");
        trap(v2c, "", "1.3.6.1.4.1.99999.0.3");

        assertThat(decoded()).contains(".99999.0.3");
        assertThat(await("nms", f -> f.sent() == 1).dropped()).isEqualTo(Map.of("loop", 2L));
    }

    @Test
    void aReceiverThatDoesNotAnswerIsTriedThreeTimes() throws Exception {
        try (var silent = new InformSink(0, 1000)) {
            var manner = FORWARDING.informing(Duration.ofMillis(200));
            tell(new SnmpReceiver("silent", "127.0.0.1", silent.port(), "public").with(manner));
            trap(List.of("-v2c", "-c", "public"), "", "1.3.6.1.4.1.99999.0.1", "1.3.6.1.4.1.99999.1.0", "i", "7");

            assertThat(await("silent", f -> !f.dropped().isEmpty()))
                    .isEqualTo(new Forwarded(0, 0, Map.of("not_taken", 1L)));
            assertThat(silent.received()).hasSize(3).containsOnly("7 1.3.6.1.4.1.99999.0.1");
        }
    }
}
