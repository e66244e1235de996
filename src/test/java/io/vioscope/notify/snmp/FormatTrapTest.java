package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Format;
import io.vioscope.config.Format.Severities;
import io.vioscope.config.Format.Smarts;
import io.vioscope.config.Format.VmMib;
import io.vioscope.config.Manner;
import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpAccess;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Notification;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What net-snmp's snmptrapd makes of the formats that are not ours; it knows neither of their MIBs. */
class FormatTrapTest {
    private static final LocalEngine ENGINE = new LocalEngine(LocalEngine.newId(MibRoot.DEFAULT), 3);
    private static final Format SMARTS = new Smarts("INCHARGE-SA", Severities.CONSOLE);
    private static final SnmpAccess.User USER =
            new SnmpAccess.User("smarts", Auth.SHA256, "a-long-secret", Privacy.AES128, "another-secret");
    private static final String DATA = ".1.3.6.1.4.1.733.2.1.";

    @TempDir
    Path directory = Path.of("replaced");

    private final SnmpVoice voice = SnmpVoice.open(MibRoot.DEFAULT, ENGINE);

    @SuppressWarnings("NullAway.Init")
    private Snmptrapd snmptrapd;

    @BeforeEach
    void start() throws Exception {
        Tool.assumeInstalled("snmptrapd");
        var secrets = " smarts SHA-256 a-long-secret AES another-secret\n";
        snmptrapd = new Snmptrapd(
                directory,
                voice,
                "createUser -e 0x" + ENGINE.hex() + secrets + "createUser" + secrets + "authUser log smarts\n",
                "-On");
    }

    @AfterEach
    void stop() throws Exception {
        voice.close();
        if (snmptrapd != null) {
            snmptrapd.stop();
        }
    }

    @Test
    void anAlarmIsANineVariablesTrapOfEnterprise733InVersion1() throws Exception {
        send(
                new Community(Plain.V1, "public"),
                SMARTS,
                false,
                Sample.oneOfEach().get(0));

        var line = lineWith(".1.3.6.1.4.1.733 Enterprise Specific Trap (4)") + snmptrapd.line();
        assertThat(line)
                .containsSubsequence(
                        DATA + "1.0 = Counter32: 1795608000",
                        DATA + "2.0 = STRING: \"INCHARGE-SA\"",
                        DATA + "3.0 = STRING: \"VirtualMachine\"",
                        DATA + "4.0 = STRING: \"web-1\"",
                        DATA + "5.0 = STRING: \"ErrorEvent\"",
                        DATA + "6.0 = STRING: \"VirtualMachine::vio-%C3%A9/5a0f2c4e-0000-4000-8000-00000000002a\"",
                        DATA + "7.0 = STRING: \"Server web-1 is in ERROR\"",
                        DATA + "8.0 = STRING: \"100.0\"",
                        DATA + "9.0 = INTEGER: 2");
        assertThat(line.split("\t", -1)).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void aRootCauseIsToldWithItsCertaintyByInformsOfVersion3() throws Exception {
        send(USER, SMARTS, true, Sample.oneOfEach().get(8));

        assertThat(lineWith(".1.3.6.1.6.3.1.1.4.1.0 = OID: .1.3.6.1.4.1.733.0.4"))
                .contains(DATA + "3.0 = STRING: \"VirtualCenter\"")
                .contains(DATA + "5.0 = STRING: \"Unreachable\"")
                .contains(DATA + "7.0 = STRING: \"vCenter vc-1 cannot be reached. Look at vCenter\"")
                .contains(DATA + "8.0 = STRING: \"91.0\"")
                .contains(DATA + "9.0 = INTEGER: 1");
    }

    @Test
    void anAlarmOfWhatIsGoneIsClearedAndThenDeleted() throws Exception {
        send(
                new Community(Plain.V2C, "public"),
                SMARTS,
                true,
                Sample.oneOfEach().get(3));

        assertThat(lineWith("OID: .1.3.6.1.4.1.733.0.7")).contains(DATA + "9.0 = INTEGER: 5");
        assertThat(lineWith("OID: .1.3.6.1.4.1.733.0.99")).contains("::vio-%C3%A9/5a0f2c4e");
    }

    @Test
    void aServerThatPausedIsToldWithTheStateItLeft() throws Exception {
        send(new Community(Plain.V2C, "public"), new VmMib(), false, SampleEvents.became("ACTIVE", "PAUSED"));

        assertThat(lineWith("OID: .1.3.6.1.2.1.236.0.4"))
                .contains(".1.3.6.1.2.1.236.1.4.1.2.4711 = STRING: \"web-1\"")
                .contains(".1.3.6.1.2.1.236.1.4.1.3.4711 = Hex-STRING: 5A 0F 2C 4E 00 00 40 00 80 00 00 00 00 00 00 2A")
                .contains(".1.3.6.1.2.1.236.1.4.1.6.4711 = INTEGER: 4");
    }

    @Test
    void aTestIsNormalForSmartsAndNothingThatVmMibHasAWordFor() throws Exception {
        var test = new Notification.Test(Instant.parse("2026-11-25T12:00:00Z"));
        var community = new Community(Plain.V2C, "public");
        send(community, SMARTS, true, test);
        assertThat(lineWith("OID: .1.3.6.1.4.1.733.0.4"))
                .contains(DATA + "5.0 = STRING: \"Test\"")
                .contains(DATA + "9.0 = INTEGER: 5");

        var receiver = snmptrapd.receiver().with(community).with(Manner.DEFAULT.in(new VmMib()));
        var attempt = voice.to(receiver).send(test, 0).toCompletionStage().toCompletableFuture();
        assertThat(attempt.get(30, TimeUnit.SECONDS)).isInstanceOf(Attempt.Failed.class);
    }

    private void send(SnmpAccess access, Format format, boolean inform, Notification notification) throws Exception {
        var manner = inform ? Manner.DEFAULT.informing(Duration.ofSeconds(5)) : Manner.DEFAULT;
        var receiver = snmptrapd.receiver().with(access).with(manner.in(format));
        var attempt =
                voice.to(receiver).send(notification, 1).toCompletionStage().toCompletableFuture();
        assertThat(attempt.get(30, TimeUnit.SECONDS)).isEqualTo(inform ? new Attempt.Answered() : new Attempt.Sent());
    }

    private String lineWith(String part) throws InterruptedException {
        while (true) {
            var line = snmptrapd.line();
            if (line.contains(part)) {
                return line;
            }
        }
    }
}
