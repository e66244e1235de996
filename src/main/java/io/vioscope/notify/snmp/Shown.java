package io.vioscope.notify.snmp;

import io.vioscope.bus.Written;
import io.vioscope.snmp.Root;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Variables for people. */
final class Shown {
    private static final Set<Column> TIMES =
            Set.of(Column.NOTIFY_TIME, Column.ALARM_RAISED_TIME, Column.CAUSE_OPENED_TIME);

    private Shown() {}

    /** The messages that tell one thing, which are called as the first of them. */
    static Written of(List<PDU> messages, Root root) {
        return messages.isEmpty()
                ? Written.NOTHING
                : new Written(
                        value(messages.get(0).getVariable(SnmpConstants.snmpTrapOID), false, root),
                        messages.stream()
                                .flatMap(pdu -> pdu.getAll().stream())
                                .map(vb -> of(vb, root))
                                .toList(),
                        "");
    }

    private static Written.Variable of(VariableBinding vb, Root root) {
        var column = Arrays.stream(Column.values())
                .filter(c -> vb.getOid().startsWith(c.oid(root)))
                .findFirst();
        return new Written.Variable(
                vb.getOid().toDottedString(),
                name(vb.getOid(), column, root),
                vb.getVariable() instanceof UnsignedInteger32 number
                        ? type(number)
                        : vb.getVariable().getSyntaxString(),
                value(vb.getVariable(), column.filter(TIMES::contains).isPresent(), root));
    }

    /** SNMP4J names both by what they are on the wire. */
    private static String type(UnsignedInteger32 number) {
        return number instanceof TimeTicks ? number.getSyntaxString() : "Unsigned32";
    }

    private static String name(OID oid, Optional<Column> column, Root root) {
        if (oid.equals(SnmpConstants.sysUpTime)) {
            return "sysUpTime.0";
        }
        return oid.equals(SnmpConstants.snmpTrapOID)
                ? "snmpTrapOID.0"
                : column.map(c -> c.label()
                                + oid.toDottedString()
                                        .substring(c.oid(root).toDottedString().length()))
                        .orElse("");
    }

    private static String value(Variable value, boolean isTime, Root root) {
        if (value instanceof OctetString octets) {
            return isTime ? time(octets.getValue()) : new String(octets.getValue(), StandardCharsets.UTF_8);
        }
        return value instanceof OID oid
                ? Arrays.stream(Trap.values())
                        .filter(trap -> trap.oid(root).equals(oid))
                        .map(Trap::label)
                        .findFirst()
                        .orElse(oid.toDottedString())
                : value.toString();
    }

    /** DateAndTime in the display format of RFC 2579. */
    private static String time(byte[] o) {
        return String.format(
                "%d-%d-%d,%d:%d:%d.%d,%c%d:%d",
                (o[0] & 0xff) << 8 | (o[1] & 0xff), o[2], o[3], o[4], o[5], o[6], o[7], (char) o[8], o[9], o[10]);
    }
}
