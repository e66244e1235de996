package io.vioscope.source.trap;

import io.vioscope.bus.TakenTrap.Original;
import io.vioscope.bus.TakenTrap.Variable;
import io.vioscope.bus.TakenTrap.Version1;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** Traps and informs of all versions in one form, which loses nothing that they say (RFC 3584, 3.1). */
final class Originals {
    private static final OID GENERIC = new OID("1.3.6.1.6.3.1.1.5");
    private static final OID NAMELESS = new OID("0.0");

    private Originals() {}

    /** All that one says. */
    static Original of(PDU pdu) {
        return new Original(
                upTime(pdu),
                name(pdu).toDottedString(),
                variables(pdu).map(Originals::variable).toList(),
                version1(pdu));
    }

    /** What it holds beside its time and its name, in order. */
    static Stream<VariableBinding> variables(PDU pdu) {
        return pdu.getAll().stream()
                .filter(vb -> !vb.getOid().equals(SnmpConstants.sysUpTime)
                        && !vb.getOid().equals(SnmpConstants.snmpTrapOID));
    }

    private static long upTime(PDU pdu) {
        if (pdu instanceof PDUv1 v1) {
            return v1.getTimestamp();
        }
        return pdu.getVariable(SnmpConstants.sysUpTime) instanceof TimeTicks ticks ? ticks.getValue() : 0;
    }

    private static OID name(PDU pdu) {
        if (pdu instanceof PDUv1 v1) {
            return v1.getGenericTrap() == PDUv1.ENTERPRISE_SPECIFIC
                    ? new OID(v1.getEnterprise()).append(0).append(v1.getSpecificTrap())
                    : new OID(GENERIC).append(v1.getGenericTrap() + 1);
        }
        return pdu.getVariable(SnmpConstants.snmpTrapOID) instanceof OID oid && oid.size() > 1 ? oid : NAMELESS;
    }

    private static Variable variable(VariableBinding vb) {
        try {
            var octets = new ByteArrayOutputStream();
            vb.getVariable().encodeBER(octets);
            return new Variable(vb.getOid().toDottedString(), HexFormat.of().formatHex(octets.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Version1 version1(PDU pdu) {
        return pdu instanceof PDUv1 v1
                ? new Version1(
                        v1.getEnterprise().toDottedString(),
                        v1.getAgentAddress().getInetAddress().getHostAddress())
                : null;
    }
}
