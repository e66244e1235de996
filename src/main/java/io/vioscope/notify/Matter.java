package io.vioscope.notify;

import io.vioscope.notify.Notification.Heartbeat;
import java.time.Duration;
import java.time.Instant;

/**
 * What one receiver is told.
 *
 * @param heartbeat from one heartbeat to the next; zero for none
 */
record Matter(Notices notices, Gate gate, Snapshots snapshots, Duration heartbeat) {
    /** @param withheld how many facts it was not told, and is to know that */
    Heartbeat beat(Instant now, long withheld) {
        return new Heartbeat(now, heartbeat, snapshots.alarms(), snapshots.causes(), withheld);
    }
}
