package io.vioscope.notify.snmp;

import io.vioscope.model.Severity;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.EntityNotice;
import java.time.Duration;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** Makes notifications into v2c traps as VIOSCOPE-MIB has them, small enough for one packet. Pure. */
public final class TrapEncoder {
    /** The most octets of a message, so that it fits one Ethernet frame even in a tunnel. */
    public static final int MESSAGE = 1400;

    static final int NAME = 255;
    private static final int SHORT = 64;

    private final Fit fit;

    /** For messages with that community. */
    public TrapEncoder(String community) {
        this.fit = Fit.message(MESSAGE, community);
    }

    /**
     * One trap.
     *
     * @param number its number among those to the receiver, from 1; wraps after 2^32 - 1
     * @param upTime since this server started
     */
    public PDU encode(Notification notification, long number, Duration upTime) {
        var pdu = new PDU();
        pdu.setType(PDU.NOTIFICATION);
        var ticks = upTime.toMillis() / 10 & 0xFFFF_FFFFL;
        pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(ticks)));
        pdu.add(new VariableBinding(
                SnmpConstants.snmpTrapOID, Trap.of(notification).oid()));
        notification.match(n -> alarm(pdu, n, number), n -> entity(pdu, n, number));
        fit.apply(pdu);
        return pdu;
    }

    private static Varbinds alarm(PDU pdu, AlarmNotice n, long number) {
        var cloudIndex = n.heading().cloudIndex();
        var alarm = n.alarm();
        var severity = n.change().isEnd() ? Severity.CLEARED : alarm.severity();
        return new Varbinds(pdu, cloudIndex, alarm.number())
                .head(n.heading(), number)
                .scalar(Column.NOTIFY_CHANGE, new Integer32(Numbers.of(n.change())))
                .ascii(Column.ALARM_ID, cloudIndex + "." + alarm.number(), SHORT)
                .number(Column.ALARM_SEVERITY, severity.itu())
                .ascii(Column.ALARM_CONDITION, alarm.key().condition(), SHORT)
                .number(Column.ALARM_ENTITY_KIND, Numbers.of(n.subject().key().kind()))
                .text(Column.ALARM_ENTITY_NAME, n.subject().name(), NAME)
                .ascii(Column.ALARM_ENTITY_ID, n.subject().key().id(), NAME)
                .ascii(Column.ALARM_ENTITY_ADDRESS, n.subject().address(), SHORT)
                .text(Column.ALARM_PROJECT, n.subject().project(), NAME)
                .cloud(n.heading())
                .text(Column.ALARM_TEXT, alarm.text(), NAME)
                .number(Column.ALARM_EVENT_TYPE, n.eventType())
                .number(Column.ALARM_PROBABLE_CAUSE, n.probableCause())
                .moment(Column.ALARM_RAISED_TIME, alarm.raisedAt())
                .ascii(Column.ALARM_URL, wholeOrNone(n.url()), NAME);
    }

    private static Varbinds entity(PDU pdu, EntityNotice n, long number) {
        return new Varbinds(pdu, n.heading().cloudIndex(), n.heading().seq())
                .head(n.heading(), number)
                .ascii(Column.EVENT_ENTITY_ID, n.subject().key().id(), NAME)
                .number(Column.EVENT_ENTITY_KIND, Numbers.of(n.subject().key().kind()))
                .text(Column.EVENT_ENTITY_NAME, n.subject().name(), NAME)
                .number(Column.EVENT_STATUS, Numbers.of(n.after().standing()))
                .number(Column.EVENT_OLD_STATUS, Numbers.of(n.before().standing()))
                .text(Column.EVENT_STATE, n.after().word(), SHORT)
                .text(Column.EVENT_OLD_STATE, n.before().word(), SHORT)
                .number(Column.EVENT_ADMIN_STATE, Numbers.of(n.after().admin()))
                .ascii(Column.EVENT_ADDRESS, n.subject().address(), SHORT)
                .text(Column.EVENT_PROJECT, n.subject().project(), NAME)
                .cloud(n.heading())
                .text(Column.EVENT_HYPERVISOR, n.hypervisor(), NAME)
                .text(Column.EVENT_OLD_HYPERVISOR, n.oldHypervisor(), NAME);
    }

    /** Half an address leads nowhere. */
    private static String wholeOrNone(String url) {
        return url.length() > NAME ? "" : url;
    }
}
