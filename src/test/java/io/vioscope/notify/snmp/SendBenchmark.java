package io.vioscope.notify.snmp;

import io.vioscope.config.Manner;
import io.vioscope.config.SnmpAccess;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Channel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what it costs to tell a root cause by SNMP, on the thread that sends, beside the same message sent by libsnmp in
 * the same run. {@code mvn -q test-compile exec:java -Pbench-snmp}.
 */
public final class SendBenchmark {
    private static final User USER = new User("vioscope", Auth.SHA256, "auth-secret", Privacy.AES128, "privacy-secret");
    private static final List<SnmpAccess> ACCESSES = List.of(new Community(Plain.V2C, "public"), USER);
    private static final int ROUNDS = 5;

    private SendBenchmark() {}

    /** Argument: how many notifications a round; a tenth as many informs. */
    public static void main(String... args) throws Exception {
        var times = Integer.parseInt(args[0]);
        var libsnmp = LibSnmp.build();
        System.out.println("| | octets | sender | CPU us, best | median | a second, best | median |");
        System.out.println("|---|--:|---|--:|--:|--:|--:|");
        for (var access : ACCESSES) {
            traps(access, times, libsnmp);
        }
        for (var access : ACCESSES) {
            informs(access, times / 10, libsnmp);
        }
        System.exit(0);
    }

    private static void traps(SnmpAccess access, int times, LibSnmp libsnmp) throws Exception {
        try (var sink = DatagramChannel.open(StandardProtocolFamily.INET);
                var voice = TrapSink.voice()) {
            sink.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            sink.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20).configureBlocking(false);
            var reader = new Thread(() -> swallow(sink));
            reader.setDaemon(true);
            reader.start();
            var receiver = receiver(sink.socket().getLocalPort(), access, Manner.DEFAULT);
            var channel = voice.to(receiver);
            measure(access.version() + " trap", receiver, () -> ours(channel, times), libsnmp.of(receiver, times));
        }
    }

    private static void informs(SnmpAccess access, int times, LibSnmp libsnmp) throws Exception {
        try (var sink = new InformSink(0, 0, USER);
                var voice = TrapSink.voice()) {
            var receiver = receiver(sink.port(), access, Manner.DEFAULT.informing(Duration.ofSeconds(2)));
            var channel = voice.to(receiver);
            measure(access.version() + " inform", receiver, () -> ours(channel, times), libsnmp.of(receiver, times));
        }
    }

    private static SnmpReceiver receiver(int port, SnmpAccess access, Manner manner) {
        return new SnmpReceiver("bench", "127.0.0.1", port, "public")
                .with(access)
                .with(manner);
    }

    /** Never sleeps: else whoever sends slowly enough for it to fall asleep pays for waking it, each time. */
    private static void swallow(DatagramChannel sink) {
        var packet = ByteBuffer.allocateDirect(65_535);
        try {
            while (sink.isOpen()) {
                sink.receive(packet.clear());
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            // the round is over
        }
    }

    /** What a notification took of processor time on the sending thread, and of time, in microseconds. */
    record Cost(double cpu, double wall) {}

    /** One round. */
    interface Round {
        Cost run() throws Exception;
    }

    private static Cost ours(Channel channel, int times) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var notification = Sample.notice();
        var cpu = threads.getCurrentThreadCpuTime();
        var wall = System.nanoTime();
        for (var i = 1; i <= times; i++) {
            var attempt = channel.send(notification, i)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            if (attempt instanceof Channel.Attempt.Failed failed) {
                throw new IllegalStateException(failed.why());
            }
        }
        return new Cost(
                (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / times, (System.nanoTime() - wall) / 1e3 / times);
    }

    /** One round more than is counted, for the compiler. */
    private static void measure(String what, SnmpReceiver receiver, Round ours, Round theirs) throws Exception {
        var octets = LibSnmp.message(receiver).getBERLength();
        ours.run();
        print(what, octets, "Vioscope", ours);
        print(what, octets, "libsnmp", theirs);
    }

    private static void print(String what, int octets, String sender, Round round) throws Exception {
        var cpu = new double[ROUNDS];
        var rate = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var cost = round.run();
            cpu[i] = cost.cpu();
            rate[i] = 1e6 / cost.wall();
        }
        Arrays.sort(cpu);
        Arrays.sort(rate);
        System.out.printf(
                "| %s | %d | %s | %.1f | %.1f | %.0f | %.0f |%n",
                what, octets, sender, cpu[0], cpu[ROUNDS / 2], rate[ROUNDS - 1], rate[ROUNDS / 2]);
    }
}
