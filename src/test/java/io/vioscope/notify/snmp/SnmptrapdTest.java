package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Manner;
import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpAccess;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Notification;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.MibFile;
import io.vioscope.snmp.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What net-snmp's snmptrapd makes of our traps with the MIB loaded. */
class SnmptrapdTest {
    private static final LocalEngine ENGINE = new LocalEngine(LocalEngine.newId(MibRoot.DEFAULT), 3);
    private static final Map<Auth, String> AUTH = Map.of(
            Auth.SHA1,
            "SHA",
            Auth.SHA224,
            "SHA-224",
            Auth.SHA256,
            "SHA-256",
            Auth.SHA384,
            "SHA-384",
            Auth.SHA512,
            "SHA-512");
    private static final Map<Privacy, String> PRIVACY =
            Map.of(Privacy.AES128, "AES", Privacy.AES192, "AES-192", Privacy.AES256, "AES-256");
    private static final List<SnmpAccess.User> USERS = List.of(
            user(Auth.SHA256, Privacy.AES128),
            user(Auth.SHA1, Privacy.AES128),
            user(Auth.SHA512, Privacy.AES256),
            user(Auth.SHA384, Privacy.AES192),
            user(Auth.SHA224, Privacy.AES128),
            user(Auth.SHA256, null),
            user(null, null));

    @TempDir
    Path directory = Path.of("replaced");

    private final SnmpVoice voice = SnmpVoice.open(MibRoot.DEFAULT, ENGINE);

    @SuppressWarnings("NullAway.Init")
    private Snmptrapd snmptrapd;

    @BeforeEach
    void start() throws Exception {
        Tool.assumeInstalled("snmptrapd");
        snmptrapd = new Snmptrapd(directory, voice, users());
    }

    @AfterEach
    void stop() throws Exception {
        voice.close();
        if (snmptrapd != null) {
            snmptrapd.stop();
        }
    }

    /** Those of traps are known by our engine id, those of informs by snmptrapd's own. */
    private static String users() {
        var lines = new StringBuilder();
        for (var user : USERS) {
            var secrets = (user.auth() == null ? "" : " " + AUTH.get(user.auth()) + " " + user.authPassword())
                    + (user.privacy() == null ? "" : " " + PRIVACY.get(user.privacy()) + " " + user.privacyPassword());
            lines.append("createUser -e 0x" + ENGINE.hex() + " " + user.name() + secrets + "\n");
            lines.append("createUser " + user.name() + secrets + "\n");
            lines.append("authUser log " + user.name() + (user.auth() == null ? " noauth" : "") + "\n");
        }
        return lines.toString();
    }

    private static SnmpAccess.User user(@Nullable Auth auth, @Nullable Privacy privacy) {
        return new SnmpAccess.User(
                (auth + "-" + privacy).toLowerCase(Locale.ROOT),
                auth,
                auth == null ? "" : "a long secret".replace(' ', '-'),
                privacy,
                privacy == null ? "" : "another secret".replace(' ', '-'));
    }

    static Stream<SnmpReceiver> receivers() {
        var plain = new SnmpReceiver("nms", "127.0.0.1", 0, "public");
        var v1 = plain.with(new SnmpAccess.Community(Plain.V1, "public"));
        var informing = Manner.DEFAULT.informing(Duration.ofSeconds(5));
        var users = USERS.stream().map(plain::with).toList();
        return Stream.of(
                        Stream.of(v1, plain, plain.with(informing)),
                        users.stream(),
                        users.stream().map(receiver -> receiver.with(informing)))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void decodesEachNotificationByNameOverEachVersionAndSecurity(SnmpReceiver receiver) throws Exception {
        var here = new SnmpReceiver(
                "nms", "127.0.0.1", snmptrapd.port(), receiver.access(), receiver.wishes(), receiver.manner());
        var channel = voice.to(here);
        for (var notification : Sample.oneOfEach()) {
            var attempt = channel.send(notification, 1).toCompletionStage().toCompletableFuture();
            assertThat(attempt.get(30, TimeUnit.SECONDS))
                    .isEqualTo(receiver.manner().inform() ? new Attempt.Answered() : new Attempt.Sent());

            var name = Trap.of(notification).label();
            var line = receiver.access().version().equals("v1") ? line1(name) : line(name);
            assertThat(line).doesNotContain("enterprises.").doesNotContain("Hex-STRING");
            assertThat(new MibFile().objects(name))
                    .allSatisfy(object -> assertThat(line).contains("VIOSCOPE-MIB::" + object + "."));
        }
    }

    @Test
    void aRestartIsHeardOnlyIfItsBootsGrow() throws Exception {
        var receiver = new SnmpReceiver("nms", "127.0.0.1", snmptrapd.port(), "public").with(USERS.get(0));
        for (var boots : new int[] {3, 2, 4}) {
            try (var restarted = SnmpVoice.open(MibRoot.DEFAULT, new LocalEngine(ENGINE.hex(), boots))) {
                restarted.to(receiver).send(Sample.oneOfEach().get(0), 1000 + boots);
            }
        }

        assertThat(line("vsAlarmRaised")).contains("vsNotifySequence.0 = Gauge32: 1003");
        assertThat(line("vsAlarmRaised")).contains("vsNotifySequence.0 = Gauge32: 1004");
    }

    @Test
    void aUserThatIsNotKnownIsSaidNotToBeKnown() throws Exception {
        var receiver = new SnmpReceiver("nms", "127.0.0.1", snmptrapd.port(), "public")
                .with(new SnmpAccess.User("nobody", Auth.SHA256, "a-long-secret", null, ""))
                .with(Manner.DEFAULT.informing(Duration.ofSeconds(5)));

        var attempt = voice.to(receiver).send(Sample.oneOfEach().get(0), 1);

        assertThat(attempt.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isEqualTo(new Attempt.Failed(
                        "127.0.0.1 port " + snmptrapd.port() + " refuses what it is told: it does not know the user"));
    }

    /** A trap of SNMPv1 is one line about its sender and one with its variables. */
    private String line1(String notification) throws InterruptedException {
        for (var before = ""; ; ) {
            var line = snmptrapd.line();
            if (!line.contains("Enterprise Specific Trap (VIOSCOPE-MIB::" + notification + ")")) {
                before = line;
            } else {
                assertThat(before).contains("[127.0.0.1] (via UDP").contains("TRAP, SNMP v1, community public");
                return line + snmptrapd.line();
            }
        }
    }

    @Test
    void decodesAnAlarmByName() throws Exception {
        send(Sample.oneOfEach().get(0), 17);

        assertThat(line("vsAlarmRaised"))
                .contains("OID: VIOSCOPE-MIB::vsAlarmRaised")
                .contains("VIOSCOPE-MIB::vsNotifySequence.0 = Gauge32: 17")
                .contains("VIOSCOPE-MIB::vsNotifyTime.0 = STRING: 2026-11-25,12:0:0.7,+0:0")
                .contains("VIOSCOPE-MIB::vsNotifyChange.0 = INTEGER: new(1)")
                .contains("VIOSCOPE-MIB::vsAlarmId.3.4711 = STRING: 3.4711")
                .contains("VIOSCOPE-MIB::vsAlarmSeverity.3.4711 = INTEGER: major(4)")
                .contains("VIOSCOPE-MIB::vsAlarmEntityKind.3.4711 = INTEGER: server(20)")
                .contains("VIOSCOPE-MIB::vsAlarmEventType.3.4711 = INTEGER: processingErrorAlarm(4)")
                .contains("VIOSCOPE-MIB::vsCloudName.3 = STRING: vio-é")
                .contains("VIOSCOPE-MIB::vsAlarmText.3.4711 = STRING: Server web-1 is in ERROR");
    }

    @Test
    void decodesEachNotificationByNameAndLeavesNoNumbers() throws Exception {
        for (var notification : Sample.oneOfEach()) {
            send(notification, 1);

            var line = line(Trap.of(notification).label());
            assertThat(line).doesNotContain("enterprises.").doesNotContain("Hex-STRING");
            assertThat(line.split("\t"))
                    .hasSize(2
                            + new MibFile()
                                    .objects(Trap.of(notification).label())
                                    .size());
        }
    }

    @Test
    void decodesAChangeOfAnEntity() throws Exception {
        send(Sample.oneOfEach().get(6), 1);

        assertThat(line("vsEntityDeleted"))
                .contains("VIOSCOPE-MIB::vsEventStatus.3.4711 = INTEGER: absent(5)")
                .contains("VIOSCOPE-MIB::vsEventOldStatus.3.4711 = INTEGER: ok(2)")
                .contains("VIOSCOPE-MIB::vsEventAdminState.3.4711 = INTEGER: enabled(2)")
                .contains("VIOSCOPE-MIB::vsEventOldHypervisor.3.4711 = STRING: cluster-a");
    }

    @Test
    void showsNamesInUtf8AlsoWhereTheyWereCut() throws Exception {
        send(Sample.alarm("ü😀", 60, ""), 1);

        assertThat(line("vsAlarmRaised"))
                .contains("VIOSCOPE-MIB::vsAlarmEntityName.3.4711 = STRING: " + "ü😀".repeat(39))
                .doesNotContain("\uFFFD");
    }

    private void send(Notification notification, long number) {
        var channel = voice.to(new SnmpReceiver("nms", "127.0.0.1", snmptrapd.port(), "public"));
        assertThat(channel.send(notification, number).result()).isEqualTo(new Attempt.Sent());
    }

    /** The next line about that notification; others are passed over. */
    private String line(String notification) throws InterruptedException {
        while (true) {
            var line = snmptrapd.line();
            if (line.contains("OID: VIOSCOPE-MIB::" + notification)) {
                return line;
            }
        }
    }
}
