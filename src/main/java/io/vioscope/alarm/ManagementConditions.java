package io.vioscope.alarm;

import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;
import static io.vioscope.alarm.X733.UNDERLYING_RESOURCE_UNAVAILABLE;

import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;

/** What is wrong with VIO's management server, and by its word with the cloud. Numbers as in {@link Condition}. */
final class ManagementConditions {
    private static final String LOST = "vio.services_lost";
    private static final String SHORT = "vio.services_short";

    private ManagementConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "management_server.down",
                    Kind.MANAGEMENT_SERVER,
                    e -> e.status().health() == Health.DOWN,
                    e -> Severity.MINOR,
                    e -> "The " + e.name() + " is of no use to Vioscope ("
                            + e.status().word() + "); the cloud itself works on",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "management_server.degraded",
                    Kind.MANAGEMENT_SERVER,
                    e -> e.status().health() == Health.DEGRADED,
                    e -> Severity.WARNING,
                    e -> "The " + e.name() + ": " + e.status().word(),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "cloud.services_lost",
                    Kind.CLOUD,
                    e -> e.attributes().get(LOST) != null,
                    e -> Severity.MAJOR,
                    e -> "By its management server nothing is ready in cloud " + e.name() + " of "
                            + e.attributes().get(LOST),
                    PROCESSING_ERROR_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "cloud.services_short",
                    Kind.CLOUD,
                    e -> e.attributes().get(SHORT) != null,
                    e -> Severity.MINOR,
                    e -> "By its management server less is ready in cloud " + e.name() + " than there should be of "
                            + e.attributes().get(SHORT),
                    PROCESSING_ERROR_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE));
}
