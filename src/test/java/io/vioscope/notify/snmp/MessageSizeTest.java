package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Notification;
import io.vioscope.snmp.LocalEngine;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No datagram is larger than the receiver wants it, whatever the version, the security and the root. */
class MessageSizeTest {
    private static final String LONG = "https://vioscope.example/" + "u".repeat(230);
    private static final List<Notification> LARGE =
            List.of(Sample.alarm("é😀", 250, LONG), Sample.cause("é😀", 250, LONG), Sample.event("é😀", 250));

    @SuppressWarnings("NullAway.Init")
    private DatagramSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(30_000);
    }

    @AfterEach
    void close() {
        socket.close();
    }

    static Stream<SnmpAccess> accesses() {
        return Stream.of(
                new Community(Plain.V1, "c".repeat(60)),
                new Community(Plain.V2C, "public"),
                new User("a".repeat(32), null, "", null, ""),
                new User("b".repeat(32), Auth.SHA256, "long-enough", null, ""),
                new User("c".repeat(32), Auth.SHA512, "long-enough", Privacy.AES256, "long-enough"),
                new User("d".repeat(32), Auth.MD5, "long-enough", Privacy.DES, "long-enough"));
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void everyMessageFits(SnmpAccess access) throws IOException {
        for (var root : List.of(MibRoot.DEFAULT, new MibRoot("1.3.6.1.4.1.8072.9999.9999"))) {
            var engine = new LocalEngine(LocalEngine.newId(root), Integer.MAX_VALUE - 1);
            try (var voice = SnmpVoice.open(root, engine)) {
                for (var size : new int[] {1200, 1400}) {
                    var receiver = new SnmpReceiver("nms", "127.0.0.1", socket.getLocalPort(), "public")
                            .with(access)
                            .with(Manner.DEFAULT.sized(size, false));
                    for (var notification : LARGE) {
                        voice.to(receiver).send(notification, Integer.MAX_VALUE);
                        assertThat(received()).isBetween(size - 160, size);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void everyMessageInAnotherFormatFits(SnmpAccess access) throws IOException {
        for (var format : List.of(new Smarts("s".repeat(64), Severities.CONSOLE), new VmMib())) {
            var engine = new LocalEngine(LocalEngine.newId(MibRoot.DEFAULT), Integer.MAX_VALUE - 1);
            try (var voice = SnmpVoice.open(MibRoot.DEFAULT, engine)) {
                var receiver = new SnmpReceiver("nms", "127.0.0.1", socket.getLocalPort(), "public")
                        .with(access)
                        .with(Manner.DEFAULT.sized(1200, false).in(format));
                for (var notification : LARGE) {
                    var channel = voice.to(receiver);
                    channel.send(notification, Integer.MAX_VALUE);
                    for (var left = channel.messages(notification); left > 0; left--) {
                        assertThat(received()).isLessThanOrEqualTo(1200);
                    }
                }
            }
        }
    }

    private int received() throws IOException {
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        socket.receive(packet);
        return packet.getLength();
    }
}
