package io.vioscope.alarm;

import static io.vioscope.alarm.Saying.isDown;
import static io.vioscope.alarm.Saying.label;
import static io.vioscope.alarm.Saying.meantToWork;
import static io.vioscope.alarm.Saying.overdue;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.OTHER_CAUSE;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;
import static io.vioscope.alarm.X733.SOFTWARE_PROGRAM_ERROR;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;

/** What is wrong by what Cinder says of its services, volumes and snapshots. */
final class CinderConditions {
    private CinderConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "volume_service.down",
                    Kind.VOLUME_SERVICE,
                    Saying::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Cinder has no recent heartbeat of " + e.name()
                            + (e.name().startsWith("cinder-volume@")
                                    ? "; its volumes cannot be changed and may well be in use"
                                    : ""),
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "volume.error",
                    Kind.VOLUME,
                    CinderConditions::isInError,
                    CinderConditions::lostOrNot,
                    e -> "Volume " + label(e) + operation(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "volume.overdue",
                    Kind.VOLUME,
                    Saying::isOverdue,
                    e -> Severity.MINOR,
                    e -> "Volume " + label(e) + overdue(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "volume.lost_server",
                    Kind.VOLUME,
                    Saying::hasLostServer,
                    e -> Severity.MINOR,
                    e -> "Cinder says that volume " + label(e) + " is in use by a server that Nova does not have",
                    PROCESSING_ERROR_ALARM,
                    OTHER_CAUSE),
            new Condition(
                    "snapshot.overdue",
                    Kind.SNAPSHOT,
                    Saying::isOverdue,
                    e -> Severity.MINOR,
                    e -> "Volume snapshot " + label(e) + overdue(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "snapshot.error",
                    Kind.SNAPSHOT,
                    CinderConditions::isInError,
                    CinderConditions::lostOrNot,
                    e -> "Volume snapshot " + label(e) + operation(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR));

    /** Cinder's words of an error are those that make a volume or snapshot degraded or down. */
    private static boolean isInError(Entity entity) {
        var health = entity.status().health();
        return health == Health.DOWN || health == Health.DEGRADED;
    }

    private static Severity lostOrNot(Entity entity) {
        return isDown(entity) ? Severity.MINOR : Severity.WARNING;
    }

    private static String operation(Entity entity) {
        return " is in " + entity.status().word()
                + (isDown(entity) ? "" : ": the operation failed, which says nothing against its data");
    }
}
