package io.vioscope.agent;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A socket that is never opened anew on another address: SNMP4J 3.13 would take all, after an error. */
final class BoundUdp extends DefaultUdpTransportMapping {
    private static final int UNREAD = 1 << 20;

    BoundUdp(UdpAddress address) throws IOException {
        super(address);
        setReceiveBufferSize(UNREAD);
        setAsyncMsgProcessingSupported(false);
    }

    @Override
    protected synchronized DatagramSocket ensureSocket() throws SocketException {
        var open = socket;
        if (open == null) throw new SocketException("the socket of the SNMP agent is closed");
        return open;
    }
}
