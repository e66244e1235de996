package io.vioscope.source.trap;

import static io.vioscope.source.trap.TrapCases.ALARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.TakenTrap;
import io.vioscope.config.Network;
import io.vioscope.config.TrapsConfig;
import io.vioscope.snmp.Tool;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps and informs over real UDP, as net-snmp sends them, and everything else that can come. */
class TrapListenerTest {
    private static final List<String> VALUES =
            List.of("1.3.6.1.4.1.6876.4.3.308.0", "i", "3", "1.3.6.1.4.1.6876.4.3.307.0", "s", "web-1");

    @TempDir
    Path directory;

    private final Tally tally = new Tally(TrapCases.AT);
    private final BlockingQueue<Trap> taken = new LinkedBlockingQueue<>();
    private @Nullable TrapListener listener;

    private TrapListener listen(TrapsConfig config) {
        var open = new TrapListener(config, InstantSource.system(), tally, (trap, sender) -> taken.add(trap));
        listener = open;
        return open;
    }

    @AfterEach
    void close() {
        if (listener != null) {
            listener.close();
        }
    }

    private String net(String program, String... arguments) throws Exception {
        Tool.assumeInstalled(program);
        var command = new ArrayList<String>(List.of(program, "-Lo", "-m", "", "-r", "0", "-t", "2"));
        Collections.addAll(command, arguments);
        return Tool.run(
                command, Map.of("SNMP_PERSISTENT_DIR", directory.toString(), "SNMPCONFPATH", directory.toString()));
    }

    private String net(String program, List<String> options, TrapListener to) throws Exception {
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("127.0.0.1:" + to.port(), "", ALARM));
        arguments.addAll(VALUES);
        return net(program, arguments.toArray(String[]::new));
    }

    private Trap next() throws InterruptedException {
        var trap = taken.poll(30, TimeUnit.SECONDS);
        assertThat(trap).as("a trap").isNotNull();
        return trap;
    }

    private long count(String fate) {
        return tally.digest(List.of()).counts().getOrDefault(fate, 0L);
    }

    private void awaitCount(String fate, long atLeast) {
        for (var i = 0; i < 3000 && count(fate) < atLeast; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(count(fate)).as(fate).isGreaterThanOrEqualTo(atLeast);
    }

    private static void isTheAlarm(Trap trap) {
        assertThat(trap.name()).isEqualTo(ALARM);
        assertThat(trap.sender()).isEqualTo("127.0.0.1");
        assertThat(trap.values())
                .contains(
                        new Trap.Value("1.3.6.1.4.1.6876.4.3.308.0", "3"),
                        new Trap.Value("1.3.6.1.4.1.6876.4.3.307.0", "web-1"));
    }

    @Test
    void takesTrapsOfEveryVersionAlike() throws Exception {
        var to = listen(TrapCases.config("east", null));
        var v1 = new ArrayList<>(List.of(
                "-v1",
                "-c",
                "public",
                "127.0.0.1:" + to.port(),
                "1.3.6.1.4.1.6876.4.3",
                "192.0.2.9",
                "6",
                "203",
                "17"));
        v1.addAll(VALUES);
        net("snmptrap", v1.toArray(String[]::new));
        isTheAlarm(next());

        net("snmptrap", List.of("-v2c", "-c", "public"), to);
        isTheAlarm(next());

        net("snmptrap", v3("-e", "0x80001f88010203040506"), to);
        isTheAlarm(next());
    }

    private static List<String> v3(String... more) {
        var all = new ArrayList<>(List.of(
                "-v3",
                "-u",
                "vcenter",
                "-l",
                "authPriv",
                "-a",
                "SHA-256",
                "-A",
                "a-long-secret",
                "-x",
                "AES",
                "-X",
                "another-secret"));
        Collections.addAll(all, more);
        return all;
    }

    @Test
    void keepsWhatATrapSaidAsItSaidIt() throws Exception {
        var to = listen(TrapCases.config("east", null));
        net(
                "snmptrap",
                "-v1",
                "-c",
                "public",
                "127.0.0.1:" + to.port(),
                "1.3.6.1.4.1.6876.4.3",
                "192.0.2.9",
                "6",
                "203",
                "17",
                "1.3.6.1.4.1.6876.4.3.308.0",
                "i",
                "3");
        assertThat(next().original())
                .isEqualTo(new TakenTrap.Original(
                        17,
                        ALARM,
                        List.of(new TakenTrap.Variable("1.3.6.1.4.1.6876.4.3.308.0", "020103")),
                        new TakenTrap.Version1("1.3.6.1.4.1.6876.4.3", "192.0.2.9")));

        net("snmptrap", List.of("-v2c", "-c", "public"), to);
        var original = next().original();
        assertThat(original.name()).isEqualTo(ALARM);
        assertThat(original.version1()).isNull();
        assertThat(original.variables())
                .containsExactly(
                        new TakenTrap.Variable("1.3.6.1.4.1.6876.4.3.308.0", "020103"),
                        new TakenTrap.Variable("1.3.6.1.4.1.6876.4.3.307.0", "04057765622d31"));
    }

    @Test
    void aGenericTrapOfVersion1HasTheNameOfVersion2() throws Exception {
        var to = listen(TrapCases.config("east", null));
        net(
                "snmptrap",
                "-v1",
                "-c",
                "public",
                "127.0.0.1:" + to.port(),
                "1.3.6.1.4.1.6876",
                "192.0.2.9",
                "3",
                "0",
                "17");

        assertThat(next().name()).isEqualTo("1.3.6.1.6.3.1.1.5.4");
    }

    @Test
    void answersInforms() throws Exception {
        var to = listen(TrapCases.config("east", null));
        assertThat(net("snmpinform", List.of("-v2c", "-c", "public"), to)).doesNotContain("Timeout");
        isTheAlarm(next());

        assertThat(net("snmpinform", v3(), to)).doesNotContain("Timeout");
        isTheAlarm(next());
    }

    @Test
    void knowsAUserByItsEngineWhereThatIsSaid() throws Exception {
        var to = listen(TrapCases.config("east", null));
        var user = List.of("-v3", "-u", "esx", "-l", "authNoPriv", "-a", "SHA", "-A", "a-long-secret", "-e");
        var ours = new ArrayList<>(user);
        ours.add("0x" + TrapCases.ENGINE);
        net("snmptrap", ours, to);
        isTheAlarm(next());

        var other = new ArrayList<>(user);
        other.add("0x80001f88010203040506");
        net("snmptrap", other, to);
        net("snmptrap", List.of("-v2c", "-c", "public"), to);
        isTheAlarm(next());
        assertThat(taken).isEmpty();
    }

    @Test
    void asksNobodyForItsEngineWhereAllAreSaid() throws Exception {
        var usual = TrapCases.config("east", null);
        var to = listen(new TrapsConfig(
                usual.host(),
                0,
                usual.communities(),
                List.of(new TrapsConfig.TrapUser(TrapCases.FIXED, TrapCases.ENGINE)),
                usual.senders(),
                usual.rules(),
                Duration.ofHours(1),
                100,
                100));
        net(
                "snmptrap",
                List.of(
                        "-v3",
                        "-u",
                        "esx",
                        "-l",
                        "authNoPriv",
                        "-a",
                        "SHA",
                        "-A",
                        "a-long-secret",
                        "-e",
                        "0x" + TrapCases.ENGINE),
                to);

        isTheAlarm(next());
    }

    @Test
    void whatIsTooFastIsLeftOutBeforeAnybodyLooksIntoIt() throws Exception {
        var usual = TrapCases.config("east", null);
        var to = listen(new TrapsConfig(
                usual.host(),
                0,
                usual.communities(),
                List.of(),
                usual.senders(),
                usual.rules(),
                Duration.ofHours(1),
                1,
                1));
        try (var socket = new DatagramSocket()) {
            for (var i = 0; i < 60; i++) {
                send(socket, new byte[] {1, 2, 3}, to.port());
            }
        }

        awaitCount("left_out", 45);
    }

    @Test
    void whoIsNotTrustedIsCountedAndNotHeard() throws Exception {
        var to = listen(TrapCases.config("east", null));
        net("snmptrap", List.of("-v2c", "-c", "guess"), to);
        awaitCount("not_trusted", 1);

        net("snmptrap", List.of("-v3", "-u", "vcenter", "-l", "noAuthNoPriv", "-e", "0x80001f88010203040506"), to);
        awaitCount("not_trusted", 2);

        assertThat(net("snmpinform", List.of("-v2c", "-c", "guess"), to)).contains("Timeout");
        assertThat(taken).isEmpty();
    }

    @Test
    void aWrongPasswordIsNotHeard() throws Exception {
        var to = listen(TrapCases.config("east", null));
        net(
                "snmptrap",
                List.of(
                        "-v3",
                        "-u",
                        "vcenter",
                        "-l",
                        "authPriv",
                        "-a",
                        "SHA-256",
                        "-A",
                        "wrong-secret",
                        "-x",
                        "AES",
                        "-X",
                        "another-secret",
                        "-e",
                        "0x80001f88010203040506"),
                to);
        net("snmptrap", List.of("-v2c", "-c", "public"), to);

        isTheAlarm(next());
        assertThat(taken).isEmpty();
    }

    @Test
    void whoMayNotSendIsCountedAndNotHeard() throws Exception {
        var usual = TrapCases.config("east", null);
        var to = listen(new TrapsConfig(
                usual.host(),
                0,
                usual.communities(),
                usual.users(),
                List.of(new TrapsConfig.Sender(Network.of("192.0.2.0/24").orElseThrow(), null, null)),
                usual.rules(),
                Duration.ofHours(1),
                100,
                100));
        net("snmptrap", List.of("-v2c", "-c", "public"), to);

        awaitCount("not_allowed", 1);
        assertThat(taken).isEmpty();
        assertThat(tally.digest(List.of()).senders().get(0).refused()).isEqualTo(1);
    }

    /** Seen, not only hoped: the same listener takes a trap after each thousand. */
    @Test
    void aHundredThousandPacketsOfNonsenseDoNotStopIt() throws Exception {
        var to = listen(TrapCases.config("east", null));
        var random = new Random(733);
        var seeds = seeds(to);
        try (var socket = new DatagramSocket()) {
            for (var i = 1; i <= 100_000; i++) {
                send(socket, nonsense(random, seeds), to.port());
                if (i % 1000 == 0) {
                    awaitSound(socket, seeds.get(0), to.port());
                }
            }
        }
    }

    /** What net-snmp sends, caught. */
    private List<byte[]> seeds(TrapListener to) throws Exception {
        var seeds = new ArrayList<byte[]>();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(30_000);
            for (var version : List.of(List.of("-v2c", "-c", "public"), v3("-e", "0x80001f88010203040506"))) {
                var arguments = new ArrayList<>(version);
                arguments.addAll(List.of("127.0.0.1:" + socket.getLocalPort(), "", ALARM));
                arguments.addAll(VALUES);
                net("snmptrap", arguments.toArray(String[]::new));
                var packet = new DatagramPacket(new byte[65_507], 65_507);
                socket.receive(packet);
                seeds.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        }
        assertThat(to.port()).isPositive();
        return seeds;
    }

    private static byte[] nonsense(Random random, List<byte[]> seeds) {
        var seed = seeds.get(random.nextInt(seeds.size())).clone();
        return switch (random.nextInt(4)) {
            case 0 -> noise(random);
            case 1 -> Arrays.copyOf(seed, random.nextInt(seed.length));
            case 2 -> changed(random, seed);
            default -> longer(random, seed);
        };
    }

    private static byte[] noise(Random random) {
        var noise = new byte[random.nextInt(1500)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] changed(Random random, byte[] seed) {
        for (var i = random.nextInt(8); i >= 0; i--) {
            seed[random.nextInt(seed.length)] = (byte) random.nextInt();
        }
        return seed;
    }

    private static byte[] longer(Random random, byte[] seed) {
        var at = random.nextInt(seed.length);
        var longer = new byte[seed.length + 1 + random.nextInt(64)];
        System.arraycopy(seed, 0, longer, 0, at);
        System.arraycopy(seed, at, longer, longer.length - (seed.length - at), seed.length - at);
        return longer;
    }

    private static void send(DatagramSocket socket, byte[] octets, int port) throws IOException {
        socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
    }

    /** Some of the nonsense is a trap; a sound one comes through in the end, also where some are lost on the way. */
    private void awaitSound(DatagramSocket socket, byte[] sound, int port) throws Exception {
        for (var tries = 0; tries < 100; tries++) {
            send(socket, sound, port);
            var trap = taken.poll(300, TimeUnit.MILLISECONDS);
            while (trap != null) {
                if (trap.name().equals(ALARM) && trap.values().size() == 2) {
                    taken.clear();
                    return;
                }
                trap = taken.poll(300, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("it does not listen any more");
    }
}
