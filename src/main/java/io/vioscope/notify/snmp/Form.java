package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.snmp.Protocols;
import io.vioscope.snmp.Root;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;

/**
 * The form of the messages to one receiver: version, security, trap or inform.
 *
 * @param root     where our MIB is
 * @param engineId ours
 */
record Form(SnmpReceiver receiver, Root root, OctetString engineId) {
    /** A message with nothing in it. */
    PDU empty() {
        var pdu = receiver.access().match(community -> new PDU(), user -> scoped());
        pdu.setType(receiver.manner().inform() ? PDU.INFORM : PDU.NOTIFICATION);
        return pdu;
    }

    private PDU scoped() {
        var pdu = new ScopedPDU();
        pdu.setContextEngineID(engineId);
        return pdu;
    }

    /** The receiver at that address. */
    Target<UdpAddress> target(InetAddress address) {
        var udp = new UdpAddress(address, receiver.port());
        var target = receiver.access().match(community -> target(udp, community), user -> target(udp, user));
        target.setTimeout(receiver.manner().timeout().toMillis());
        target.setRetries(0);
        return target;
    }

    private static Target<UdpAddress> target(UdpAddress udp, Community community) {
        var target = new CommunityTarget<>(udp, new OctetString(community.community()));
        target.setVersion(community.plain() == Plain.V1 ? SnmpConstants.version1 : SnmpConstants.version2c);
        return target;
    }

    /** Of a trap the sender is the authority, of an inform the receiver, whose engine id is asked for. */
    private Target<UdpAddress> target(UdpAddress udp, User user) {
        var authority = receiver.manner().inform() ? new byte[0] : engineId.getValue();
        var target = new UserTarget<>(udp, new OctetString(user.name()), authority, Protocols.level(user));
        target.setVersion(SnmpConstants.version3);
        return target;
    }

    /** The message as the receiver's version has it. */
    PDU fit(PDU pdu, InetAddress from) {
        return receiver.access() instanceof Community community && community.plain() == Plain.V1
                ? version1(pdu, from)
                : pdu;
    }

    /** RFC 3584, 3.2: the name of each of our notifications ends in zero and the number of the specific trap. */
    private static PDU version1(PDU pdu, InetAddress from) {
        var name = (OID) pdu.get(1).getVariable();
        var trap = new PDUv1();
        trap.setType(PDU.V1TRAP);
        trap.setEnterprise(new OID(name.getValue(), 0, name.size() - 2));
        trap.setAgentAddress(from instanceof Inet4Address ? new IpAddress(from) : new IpAddress("0.0.0.0"));
        trap.setGenericTrap(PDUv1.ENTERPRISE_SPECIFIC);
        trap.setSpecificTrap(name.last());
        trap.setTimestamp(((TimeTicks) pdu.get(0).getVariable()).getValue());
        pdu.getAll().stream().skip(2).forEach(trap::add);
        return trap;
    }
}
