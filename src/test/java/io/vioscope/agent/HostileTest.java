package io.vioscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.notify.Cases;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** Whatever arrives, the agent goes on to answer who may ask, and nobody else. */
class HostileTest {
    private static final int PACKETS = Integer.getInteger("hostile.packets", 20_000);
    private static final int AT_ONCE = 50;
    private static final OID SYSTEM = new OID("1.3.6.1.2.1.1");
    private static final OID OBJECTS = Answering.ROOT.oid("1");
    private final Random random = new Random(20261126);

    @Test
    void nothingThatArrivesStopsIt() throws Exception {
        try (var agent = Answering.open().with(Cases.snapshot(Answering.CLOUD));
                var socket = new DatagramSocket();
                var session = Session.community(agent.port(), "public")) {
            var valid = valid(agent);
            for (int sent = 0; sent < PACKETS; sent += AT_ONCE) {
                for (int i = 0; i < AT_ONCE; i++) send(socket, hostile(valid), agent.port());
                assertThat(session.next(SYSTEM).get(0).isException()).isFalse();
            }
            assertThat(agent.counts().of(SnmpConstants.snmpInPkts)).isGreaterThanOrEqualTo(PACKETS);
            assertThat(agent.counts().of(SnmpConstants.usmStatsWrongDigests)).isPositive();
            try (var user = Session.user(agent.port())) {
                assertThat(user.bulk(0, 20, OBJECTS).size()).isGreaterThan(5);
            }
        }
    }

    @Test
    void extremeButValidRequestsAreAnswered() throws Exception {
        try (var agent = Answering.open().with(Cases.snapshot(Answering.CLOUD));
                var session = Session.community(agent.port(), "public")) {
            assertThat(session.bulk(-1, Integer.MAX_VALUE, OBJECTS).size()).isGreaterThan(5);
            assertThat(session.bulk(Integer.MAX_VALUE, -1, OBJECTS, SYSTEM).size())
                    .isEqualTo(2);
            assertThat(session.bulk(0, -5, OBJECTS).size()).isZero();
            assertThat(session.get().size()).isZero();
            var longest = new int[128];
            Arrays.fill(longest, -1);
            longest[0] = 1;
            longest[1] = 3;
            assertThat(session.next(new OID(longest)).get(0).isException()).isTrue();
            longest[2] = 0;
            assertThat(session.next(new OID(longest)).get(0).isException()).isFalse();
        }
    }

    /** Requests as managers send them, of both versions. */
    private static List<byte[]> valid(Answering agent) throws IOException {
        try (var tap = new Tap(agent.port());
                var community = Session.community(tap.port(), "public");
                var user = Session.user(tap.port())) {
            for (var session : List.of(community, user)) {
                session.get(SYSTEM, OBJECTS);
                session.next(OBJECTS, SYSTEM);
                session.bulk(1, 20, SYSTEM, OBJECTS);
            }
            return List.copyOf(tap.requests());
        }
    }

    private byte[] hostile(List<byte[]> valid) {
        var packet = valid.get(random.nextInt(valid.size())).clone();
        int way = random.nextInt(6);
        if (way == 0) return noise();
        if (way == 1) return Arrays.copyOf(packet, random.nextInt(packet.length));
        if (way == 2) return twice(packet);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int place = random.nextInt(packet.length);
            packet[place] = way == 3 ? (byte) 0x84 : (byte) (packet[place] ^ 1 << random.nextInt(8));
        }
        return packet;
    }

    private byte[] noise() {
        var packet = new byte[random.nextInt(300)];
        random.nextBytes(packet);
        return packet;
    }

    /** With a piece of it in it twice. */
    private byte[] twice(byte[] packet) {
        int from = random.nextInt(packet.length);
        int to = from + random.nextInt(packet.length - from);
        var all = new ArrayList<Byte>();
        for (int i = 0; i < to; i++) all.add(packet[i]);
        for (int i = from; i < packet.length; i++) all.add(packet[i]);
        var octets = new byte[all.size()];
        for (int i = 0; i < octets.length; i++) octets[i] = all.get(i);
        return octets;
    }

    private static void send(DatagramSocket socket, byte[] packet, int port) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
    }
}
