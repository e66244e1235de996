package io.vioscope.notify.snmp;

import io.vioscope.notify.Notification.Standing;
import io.vioscope.notify.Notification.State;
import java.util.Map;
import java.util.Optional;

/** VirtualMachineOperState of VM-MIB (RFC 7666), and which notification tells that a machine came into it. */
enum VmState {
    UNKNOWN(1),
    OTHER(2),
    PREPARING(3),
    RUNNING(4, 1),
    SUSPENDED(6, 6),
    PAUSED(8, 4),
    MIGRATING(9, 8),
    SHUTDOWN(11, 3);

    /** By Nova's word for a server's status; a server that is shelved is off, and its disk is or will be an image. */
    private static final Map<String, VmState> BY_WORD = Map.of(
            "BUILD", PREPARING,
            "ACTIVE", RUNNING,
            "SUSPENDED", SUSPENDED,
            "PAUSED", PAUSED,
            "MIGRATING", MIGRATING,
            "SHUTOFF", SHUTDOWN,
            "SHELVED", SHUTDOWN,
            "SHELVED_OFFLOADED", SHUTDOWN);

    private final int number;
    private final int notification;

    VmState(int number) {
        this(number, 0);
    }

    VmState(int number, int notification) {
        this.number = number;
        this.notification = notification;
    }

    /** Its number in the MIB. */
    int number() {
        return number;
    }

    /** The last number of the notification that tells of it, if there is one. */
    Optional<Integer> notification() {
        return notification == 0 ? Optional.empty() : Optional.of(notification);
    }

    /** What Nova's word says; of what did not exist nothing is known. */
    static VmState of(State state) {
        var isNothing = state.word().isEmpty() || state.standing() == Standing.ABSENT;
        return isNothing ? UNKNOWN : BY_WORD.getOrDefault(state.word(), OTHER);
    }
}
