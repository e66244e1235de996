package io.vioscope.source.trap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.snmp4j.TransportStateReference;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * The socket: what comes from somebody who may not send, or too fast, is dropped before anybody looks into it. To look costs
 * something, and much with SNMPv3, where an engine id that nobody knows makes new keys.
 */
final class Door extends DefaultUdpTransportMapping {
    private final Predicate<InetAddress> letsIn;

    /** Opens it; does not listen yet. */
    Door(UdpAddress address, Predicate<InetAddress> letsIn) throws IOException {
        super(address);
        this.letsIn = letsIn;
    }

    @Override
    protected void fireProcessMessage(DatagramPacket packet, ByteBuffer octets, TransportStateReference state) {
        if (letsIn.test(packet.getAddress())) {
            super.fireProcessMessage(packet, octets, state);
        }
    }
}
