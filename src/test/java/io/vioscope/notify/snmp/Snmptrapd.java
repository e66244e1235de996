package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.snmp.MibFile;
import io.vioscope.snmp.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** net-snmp's snmptrapd on a port of its own; what it writes is read line by line. */
public final class Snmptrapd {
    private static final String LAST = "4294967295";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Process process;
    private final int port;

    /**
     * Starts it, and waits until it listens; the test is skipped where it is not installed.
     *
     * @param directory for its files
     * @param users     lines of its configuration
     * @param options   further ones, such as {@code -On}
     */
    public Snmptrapd(Path directory, SnmpVoice voice, String users, String... options) throws Exception {
        Tool.assumeInstalled("snmptrapd");
        port = freePort();
        var configuration = directory.resolve("snmptrapd.conf");
        Files.writeString(configuration, "authCommunity log public\n" + users);
        var command = new ArrayList<String>(List.of(
                "/usr/bin/env",
                "PATH=" + System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin",
                "snmptrapd",
                "-f",
                "-Lo",
                "-n",
                "-C",
                "-c",
                configuration.toString(),
                "-M",
                MibFile.STUBS.toAbsolutePath() + ":"
                        + MibFile.PATH.toAbsolutePath().getParent(),
                "-m",
                "ALL",
                "-p",
                directory.resolve("pid").toString()));
        command.addAll(List.of(options));
        command.add("udp:127.0.0.1:" + port);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SNMP_PERSISTENT_DIR", directory.toString());
        process = builder.start();
        read();
        awaitListening(voice);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Whoever takes what is sent with the community {@code public}. */
    public SnmpReceiver receiver() {
        return new SnmpReceiver("nms", "127.0.0.1", port, "public");
    }

    /** The next line; waits for it. */
    public String line() throws InterruptedException {
        while (true) {
            var line = lines.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("a line of snmptrapd").isNotNull();
            if (!line.contains(LAST)) {
                return line;
            }
        }
    }

    /** Sends the last number until one arrives: snmptrapd does not say when its socket is open. */
    private void awaitListening(SnmpVoice voice) throws InterruptedException {
        for (var tries = 0; tries < 300; tries++) {
            voice.to(receiver()).send(Sample.oneOfEach().get(0), Long.parseLong(LAST));
            var line = lines.poll(100, TimeUnit.MILLISECONDS);
            while (line != null) {
                if (line.contains(LAST)) {
                    return;
                }
                line = lines.poll(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("snmptrapd does not listen");
    }

    private void read() {
        var reader = new Thread(
                () -> {
                    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                        output.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException ended) {
                        lines.add("snmptrapd ended");
                    }
                },
                "snmptrapd");
        reader.setDaemon(true);
        reader.start();
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends it. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
