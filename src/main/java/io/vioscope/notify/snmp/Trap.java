package io.vioscope.notify.snmp;

import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.snmp.Root;
import org.snmp4j.smi.OID;

/** The notifications of VIOSCOPE-MIB. */
enum Trap {
    ALARM_RAISED("vsAlarmRaised", 1),
    ALARM_CLEARED("vsAlarmCleared", 2),
    ROOT_CAUSE_RAISED("vsRootCauseRaised", 3),
    ROOT_CAUSE_CLEARED("vsRootCauseCleared", 4),
    ENTITY_STATUS_CHANGED("vsEntityStatusChanged", 5),
    ENTITY_ADDED("vsEntityAdded", 6),
    ENTITY_DELETED("vsEntityDeleted", 7),
    ENTITY_MOVED("vsEntityMoved", 8),
    HEARTBEAT("vsHeartbeat", 9),
    TEST("vsTest", 10);

    private final String label;
    private final int number;

    Trap(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /** Its name in the MIB. */
    String label() {
        return label;
    }

    /** The value of snmpTrapOID.0. */
    OID oid(Root root) {
        return root.oid("0." + number);
    }

    /** Its number below the module's notifications: the specific trap of SNMPv1 (RFC 3584). */
    int number() {
        return number;
    }

    /** The one that tells that notification. */
    static Trap of(Notification notification) {
        return notification.match(Trap::ofAlarm, Trap::ofCause, Trap::ofEntity, beat -> HEARTBEAT, test -> TEST);
    }

    private static Trap ofAlarm(AlarmNotice notice) {
        return notice.change().isEnd() ? ALARM_CLEARED : ALARM_RAISED;
    }

    private static Trap ofCause(CauseNotice notice) {
        return notice.change().isEnd() ? ROOT_CAUSE_CLEARED : ROOT_CAUSE_RAISED;
    }

    private static Trap ofEntity(EntityNotice notice) {
        return switch (notice.event()) {
            case STATUS_CHANGED -> ENTITY_STATUS_CHANGED;
            case ADDED -> ENTITY_ADDED;
            case DELETED -> ENTITY_DELETED;
            case MOVED -> ENTITY_MOVED;
        };
    }
}
