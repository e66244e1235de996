package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.config.Manner;
import io.vioscope.config.Network;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.config.Wishes;
import io.vioscope.config.trap.TrapRules;
import io.vioscope.model.Severity;
import io.vioscope.notify.snmp.TrapSink;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.snmp.Tool;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.VariableBinding;

/** The whole server on a simulated cloud, to which somebody sends traps as vCenter does. */
class TrapsInTest {
    @TempDir
    Path data;

    private final TrapSink forwarded = open();
    private int port;

    @SuppressWarnings("NullAway.Init")
    private RunningServer running;

    @BeforeEach
    void start() throws Exception {
        Tool.assumeInstalled("snmptrap");
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var traps = new TrapsConfig(
                "127.0.0.1",
                port,
                Set.of("public"),
                List.of(),
                List.of(new Sender(Network.of("127.0.0.1").orElseThrow(), "sim", null)),
                TrapRules.delivered(),
                Duration.ofHours(24),
                100,
                100);
        running = new RunningServer(
                null,
                SimulatorOptions.DEFAULT.withSize(20, 2).withTimeFactor(100),
                InstantSource.system(),
                null,
                config -> forwarding(config.withTraps(traps)));
    }

    private static TrapSink open() {
        try {
            return new TrapSink("127.0.0.1");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ServerConfig forwarding(ServerConfig c) {
        var events = new SnmpReceiver("events", "127.0.0.1", forwarded.port(), "public")
                .with(new Wishes(
                        false, Wishes.Alarms.NONE, false, Severity.CRITICAL, Set.of(), Set.of(), Duration.ZERO, null))
                .with(Manner.DEFAULT.forwarding());
        var receivers = Stream.concat(c.receivers().stream(), Stream.of(events)).toList();
        return new ServerConfig(
                c.http(), c.database(), c.clouds(), receivers, c.voice(), c.causes(), c.agent(), c.traps());
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.close();
        }
        forwarded.close();
    }

    private void vcenter(String status, String value, String object) throws Exception {
        var sent = Tool.run(
                List.of(
                        "snmptrap",
                        "-Lo",
                        "-m",
                        "",
                        "-v2c",
                        "-c",
                        "public",
                        "127.0.0.1:" + port,
                        "",
                        "1.3.6.1.4.1.6876.4.3.0.203",
                        "1.3.6.1.4.1.6876.4.3.308.0",
                        "i",
                        "3",
                        "1.3.6.1.4.1.6876.4.3.305.0",
                        "s",
                        status,
                        "1.3.6.1.4.1.6876.4.3.306.0",
                        "s",
                        value,
                        "1.3.6.1.4.1.6876.4.3.307.0",
                        "s",
                        object),
                Map.of("SNMP_PERSISTENT_DIR", data.toString(), "SNMPCONFPATH", data.toString()));
        assertThat(sent).doesNotContainIgnoringCase("error");
    }

    private JsonObject attributes(UUID server) throws IOException, Exception {
        return running.get("/api/v1/entities/server/" + server).getJsonObject("attributes");
    }

    @Test
    void anAlarmOfVCenterIsAnAlarmOfItsServerUntilVCenterSaysItIsOverAlsoOverARestart() throws Exception {
        var id = running.anActiveServer(0);
        var name = running.name(id);
        var before = running.lastSeq();
        vcenter("Red", "alarm.VmMemoryUsageAlarm - Metric Usage = 97%", name + " (" + id + ")");

        var raised = running.awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        var body = RunningServer.body(raised);
        assertThat(body.getString("id")).isEqualTo(id.toString());
        assertThat(body.getString("condition")).isEqualTo("server.trap");
        assertThat(body.getString("severity")).isEqualTo("major");
        assertThat(body.getString("text"))
                .isEqualTo("Traps say of server " + name + ": vCenter: alarm.VmMemoryUsageAlarm - Metric Usage = 97%");
        assertThat(running.traps.next()).endsWith(" " + name);
        assertThat(attributes(id).encode()).contains("traps.vcenter_alarm.");
        var held = running.get("/api/v1/traps").getJsonArray("held").getJsonObject(0);
        assertThat(held.getString("id")).isEqualTo(id.toString());

        var last = running.settledSeq();
        running.stop();
        running.start();
        RunningServer.until(
                "the traps are known again",
                () -> !running.get("/api/v1/traps").getJsonArray("held").isEmpty());
        assertThat(running.facts(last)).noneMatch(f -> f.getString("type").equals("alarm_cleared"));

        vcenter("Green", "alarm.VmMemoryUsageAlarm - Metric Usage = 12%", name + " (" + id + ")");
        var cleared = running.awaitFact(last, f -> f.getString("type").equals("alarm_cleared"));
        assertThat(RunningServer.body(cleared).getString("id")).isEqualTo(id.toString());
        assertThat(attributes(id).encode()).doesNotContain("traps.");
    }

    @Test
    void whereTrapsAreTakenNoMoreNothingIsHeld() throws Exception {
        var id = running.anActiveServer(0);
        var before = running.lastSeq();
        vcenter("Red", "alarm.VmMemoryUsageAlarm", id.toString());
        running.awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        var last = running.settledSeq();
        running.stop();
        running.startWith(config -> config);

        running.awaitFact(last, f -> f.getString("type").equals("alarm_cleared"));
        assertThat(attributes(id).encode()).doesNotContain("traps.");
    }

    @Test
    void whatFindsNoPlaceIsListedWithTheReason() throws Exception {
        vcenter("Red", "alarm.VmMemoryUsageAlarm", "nobody");

        RunningServer.until(
                "it is listed",
                () -> !running.get("/api/v1/traps").getJsonArray("unplaced").isEmpty());
        var unplaced = running.get("/api/v1/traps").getJsonArray("unplaced").getJsonObject(0);
        assertThat(unplaced.getString("sender")).isEqualTo("127.0.0.1");
        assertThat(unplaced.getString("why")).startsWith("no entity was found");
        assertThat(running.get("/api/v1/traps").getJsonObject("counts").getLong("unplaced"))
                .isEqualTo(1);
    }

    @Test
    void isForwardedToWhoWantsItAndThatIsCounted() throws Exception {
        var id = running.anActiveServer(0);
        vcenter("Red", "alarm.VmMemoryUsageAlarm", id.toString());

        var message = forwarded.message();
        assertThat(message.get(1).toValueString()).isEqualTo("1.3.6.1.4.1.6876.4.3.0.203");
        assertThat(message.getAll().stream().map(VariableBinding::toValueString))
                .contains(id.toString());
        RunningServer.until(
                "it is counted",
                () -> running.get("/api/v1/traps")
                        .getJsonArray("forwarded")
                        .encode()
                        .equals("[{\"receiver\":\"events\",\"sent\":1,\"waiting\":0,\"dropped\":{}}]"));
    }
}
