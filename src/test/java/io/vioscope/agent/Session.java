package io.vioscope.agent;

import io.vioscope.snmp.Protocols;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** SNMP4J as a manager. */
public final class Session implements AutoCloseable {
    private final Snmp snmp;
    private final Target<UdpAddress> target;
    private final boolean user;

    private Session(Snmp snmp, Target<UdpAddress> target, boolean user) {
        this.snmp = snmp;
        this.target = target;
        this.user = user;
        target.setTimeout(10_000);
        target.setRetries(0);
    }

    /** By SNMPv2c, of the agent on that port of this machine. */
    public static Session community(int port, String community) throws IOException {
        var target = new CommunityTarget<>(at(port), new OctetString(community));
        target.setVersion(SnmpConstants.version2c);
        return new Session(session(), target, false);
    }

    static Session user(int port) throws IOException {
        var target = new UserTarget<>(at(port), new OctetString("nms"), new byte[0], SecurityLevel.AUTH_PRIV);
        target.setVersion(SnmpConstants.version3);
        return new Session(session(), target, true);
    }

    private static UdpAddress at(int port) {
        return new UdpAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Snmp session() throws IOException {
        var usm = new USM(Protocols.all(), new OctetString(MPv3.createLocalEngineID()), 1);
        usm.addUser(Protocols.user(Answering.USER));
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        var snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0")));
        snmp.listen();
        return snmp;
    }

    /** The same, who says that it takes no larger messages. */
    Session accepting(int octets) {
        snmp.getMessageDispatcher().getTransportMappings().stream()
                .map(DefaultUdpTransportMapping.class::cast)
                .forEach(transport -> transport.setMaxInboundMessageSize(octets));
        return this;
    }

    /** The answer to a GET. */
    public PDU get(OID... names) throws IOException {
        return ask(PDU.GET, 0, 0, names);
    }

    /** The answer to a GETNEXT. */
    public PDU next(OID... names) throws IOException {
        return ask(PDU.GETNEXT, 0, 0, names);
    }

    PDU bulk(int nonRepeaters, int repetitions, OID... names) throws IOException {
        return ask(PDU.GETBULK, nonRepeaters, repetitions, names);
    }

    private PDU ask(int type, int nonRepeaters, int repetitions, OID... names) throws IOException {
        var pdu = user ? new ScopedPDU() : new PDU();
        pdu.setType(type);
        if (type == PDU.GETBULK) {
            pdu.setNonRepeaters(nonRepeaters);
            pdu.setMaxRepetitions(repetitions);
        }
        List.of(names).forEach(name -> pdu.add(new VariableBinding(name)));
        return Objects.requireNonNull(snmp.send(pdu, target).getResponse(), "nobody answers");
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
