package io.vioscope.notify.snmp;

import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.EntityNotice;
import org.snmp4j.smi.OID;

/** The notifications of VIOSCOPE-MIB. */
enum Trap {
    ALARM_RAISED("vsAlarmRaised", 1),
    ALARM_CLEARED("vsAlarmCleared", 2),
    ENTITY_STATUS_CHANGED("vsEntityStatusChanged", 5),
    ENTITY_ADDED("vsEntityAdded", 6),
    ENTITY_DELETED("vsEntityDeleted", 7),
    ENTITY_MOVED("vsEntityMoved", 8);

    /** The module's root: enterprises 32473 (for documentation, RFC 5612), then 1. */
    static final String MODULE = "1.3.6.1.4.1.32473.1";

    private final String label;
    private final OID oid;

    Trap(String label, int number) {
        this.label = label;
        this.oid = new OID(MODULE + ".0." + number);
    }

    /** Its name in the MIB. */
    String label() {
        return label;
    }

    /** The value of snmpTrapOID.0; a copy. */
    OID oid() {
        return new OID(oid);
    }

    /** The one that tells that notification. */
    static Trap of(Notification notification) {
        return notification.match(Trap::ofAlarm, Trap::ofEntity);
    }

    private static Trap ofAlarm(AlarmNotice notice) {
        return notice.change().isEnd() ? ALARM_CLEARED : ALARM_RAISED;
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
