package io.vioscope.alarm;

import static io.vioscope.alarm.Saying.meantToWork;
import static io.vioscope.alarm.Saying.overdue;
import static io.vioscope.alarm.Saying.says;
import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.EQUIPMENT_ALARM;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;
import static io.vioscope.alarm.X733.SOFTWARE_PROGRAM_ERROR;
import static io.vioscope.alarm.X733.UNDERLYING_RESOURCE_UNAVAILABLE;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import java.util.List;

/** What is wrong by what Nova says of services, hypervisors and servers. */
final class NovaConditions {
    private NovaConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "service.down",
                    Kind.SERVICE,
                    Saying::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Nova has no recent heartbeat of " + e.name(),
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "compute_service.down",
                    Kind.COMPUTE_SERVICE,
                    Saying::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Nova has no recent heartbeat of " + e.name()
                            + "; its servers cannot be changed and may well run",
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "hypervisor.down",
                    Kind.HYPERVISOR,
                    Saying::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Nova calls hypervisor " + e.name() + " down because " + manager(e)
                            + " is silent; that says nothing about its servers",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "hypervisor.capacity",
                    Kind.HYPERVISOR,
                    e -> Capacity.missingPercent(e) > 0,
                    e -> meantToWork(e, Capacity.severity(e)),
                    Capacity::text,
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "server.error",
                    Kind.SERVER,
                    Saying::isCalledError,
                    e -> e.status().health() == Health.DOWN ? Severity.MAJOR : Severity.MINOR,
                    NovaConditions::serverError,
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "server.powered_off",
                    Kind.SERVER,
                    e -> e.status().word().equals("SHUTOFF") && says(e, "nova.stopped_by", "nobody"),
                    e -> Severity.MAJOR,
                    e -> "Server " + e.name() + " was found off, and nobody asked OpenStack for it",
                    PROCESSING_ERROR_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "server.missing",
                    Kind.SERVER,
                    e -> e.status().word().equals("ACTIVE") && says(e, "power_state", "NOSTATE"),
                    e -> Severity.MAJOR,
                    e -> "Nova finds no trace of server " + e.name() + " in vCenter",
                    PROCESSING_ERROR_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "server.on",
                    Kind.SERVER,
                    e -> e.status().word().equals("SHUTOFF") && says(e, "power_state", "RUNNING"),
                    e -> Severity.WARNING,
                    e -> "Server " + e.name() + " runs though Nova holds it to be stopped; Nova will stop it",
                    PROCESSING_ERROR_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "server.overdue",
                    Kind.SERVER,
                    Saying::isOverdue,
                    e -> Severity.MINOR,
                    e -> "Server " + e.name() + overdue(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR));

    private static String manager(Entity hypervisor) {
        return hypervisor.related(RelationType.MANAGED_BY).map(key -> key.id()).orElse("its nova-compute");
    }

    private static String serverError(Entity server) {
        var fault = server.attributes().get("fault");
        return "Server " + server.name() + " is in ERROR" + (fault == null ? "" : ": " + fault);
    }
}
