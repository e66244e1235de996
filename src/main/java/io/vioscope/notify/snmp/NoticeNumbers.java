package io.vioscope.notify.snmp;

import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.Standing;

/** The enumerations of VIOSCOPE-MIB that only notifications have. Numbers are never changed nor used again. */
final class NoticeNumbers {
    private NoticeNumbers() {}

    /** VsStatus. */
    static int of(Standing standing) {
        return switch (standing) {
            case UNKNOWN -> 1;
            case OK -> 2;
            case DEGRADED -> 3;
            case DOWN -> 4;
            case ABSENT -> 5;
        };
    }

    /** The values of vsNotifyChange. */
    static int of(Change change) {
        return switch (change) {
            case NEW -> 1;
            case CHANGED -> 2;
            case ENDED -> 4;
            case OTHER_CAUSE -> 5;
            case ENTITY_DELETED -> 6;
        };
    }
}
