package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Notification;
import io.vioscope.snmp.Overhead;
import io.vioscope.snmp.Root;
import io.vioscope.snmp.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** Makes notifications into messages in one format, small enough for the receiver. Pure. */
sealed interface Encoder permits TrapEncoder, SmartsEncoder, VmEncoder {
    /** How many messages tell that; 0 if the format has nothing for it. */
    int count(Notification notification);

    /**
     * What tells that, in order, in the form of SNMPv2; as many as {@link #count} says.
     *
     * @param number its number among those to the receiver, from 1
     * @param upTime since this server started
     */
    List<PDU> messages(Notification notification, long number, Duration upTime);

    /** For messages to that receiver, in its format, made out of empty ones of its version. */
    static Encoder of(Root root, SnmpReceiver receiver, Supplier<PDU> empty) {
        return receiver.manner()
                .format()
                .match(
                        ours -> new TrapEncoder(root, receiver, empty),
                        smarts -> new SmartsEncoder(smarts, receiver, empty),
                        vmMib -> new VmEncoder(receiver, empty));
    }

    /** A message that has its two first variables, sysUpTime and snmpTrapOID (RFC 3416, 4.2.6). */
    static PDU begin(Supplier<PDU> empty, OID name, Duration upTime) {
        var pdu = empty.get();
        var ticks = upTime.toMillis() / 10 & 0xFFFF_FFFFL;
        pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(ticks)));
        pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, name));
        return pdu;
    }

    /** How names and texts are written for that receiver. */
    static Texts texts(SnmpReceiver receiver) {
        return receiver.manner().ascii() ? Texts.ASCII : Texts.UTF_8;
    }

    /** How many octets a PDU for that receiver may have. */
    static int room(SnmpReceiver receiver) {
        return receiver.manner().size() - Overhead.of(receiver.access());
    }
}
