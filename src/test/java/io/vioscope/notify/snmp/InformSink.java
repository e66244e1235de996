package io.vioscope.notify.snmp;

import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Protocols;
import io.vioscope.snmp.Replies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A receiver that answers informs, by SNMPv2c and as an SNMPv3 engine of its own, as often as the test lets it. */
public final class InformSink implements CommandResponder, AutoCloseable {
    private final List<String> received = new ArrayList<>();
    private final DefaultUdpTransportMapping transport;
    private final Snmp snmp;
    private int silent;

    /** Listens on that port of IPv4's loopback, 0 for any, and leaves the first informs without an answer. */
    public InformSink(int port, int silent, User... users) throws IOException {
        this.silent = silent;
        transport = new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/" + port));
        var usm = new USM(
                Protocols.all(), new OctetString(HexFormat.of().parseHex(LocalEngine.newId(MibRoot.DEFAULT))), 7);
        for (var user : users) {
            usm.addUser(Protocols.user(user));
        }
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        snmp = new Snmp(dispatcher, transport);
        snmp.addCommandResponder(this);
        snmp.listen();
    }

    /** Where it listens. */
    public int port() {
        return transport.getListenAddress().getPort();
    }

    /** The number and the name of what came, in order; repetitions too. */
    public synchronized List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public synchronized <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        var pdu = event.getPDU();
        received.add(pdu.get(2).getVariable().toLong() + " " + pdu.get(1).getVariable());
        event.setProcessed(true);
        if (silent > 0) {
            silent--;
        } else {
            answer(event);
        }
    }

    private static void answer(CommandResponderEvent<?> inform) {
        try {
            Replies.confirm(inform);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
