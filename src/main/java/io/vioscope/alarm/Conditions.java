package io.vioscope.alarm;

import io.vioscope.model.AdminState;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.Optional;

/** The table of conditions: who wants a new alarm adds a line. */
public final class Conditions {
    private Conditions() {}

    private static final int COMMUNICATIONS_ALARM = 2;
    private static final int PROCESSING_ERROR_ALARM = 4;
    private static final int COMMUNICATIONS_SUBSYSTEM_FAILURE = 505;
    private static final int SOFTWARE_PROGRAM_ERROR = 546;

    /** All conditions, in the order in which they are judged. */
    public static final List<Condition> ALL = List.of(
            new Condition(
                    "service.down",
                    Kind.SERVICE,
                    Conditions::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Nova has no recent heartbeat of " + e.name(),
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "compute_service.down",
                    Kind.COMPUTE_SERVICE,
                    Conditions::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Nova has no recent heartbeat of " + e.name()
                            + "; its servers cannot be changed and may well run",
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "hypervisor.down",
                    Kind.HYPERVISOR,
                    Conditions::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Nova calls hypervisor " + e.name() + " down because " + manager(e)
                            + " is silent; that says nothing about its servers",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "server.error",
                    Kind.SERVER,
                    Conditions::isInError,
                    e -> e.status().health() == Health.DOWN ? Severity.MAJOR : Severity.MINOR,
                    Conditions::serverError,
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "network.error",
                    Kind.NETWORK,
                    Conditions::isInError,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron calls network " + e.name() + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "port.error",
                    Kind.PORT,
                    Conditions::isInError,
                    e -> meantToWork(e, Severity.MINOR),
                    e -> "Neutron calls port " + nameOrId(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "router.error",
                    Kind.ROUTER,
                    Conditions::isInError,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron calls router " + e.name() + " in ERROR: its last change failed, its traffic may flow",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "floating_ip.error",
                    Kind.FLOATING_IP,
                    Conditions::isInError,
                    e -> Severity.MINOR,
                    e -> "Neutron calls floating IP " + nameOrId(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "agent.down",
                    Kind.AGENT,
                    Conditions::isDown,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron has no recent heartbeat of " + e.name(),
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "load_balancer.error",
                    Kind.LOAD_BALANCER,
                    e -> says(e, "provisioning_status", "ERROR") || (isDown(e) && isMeantToWork(e)),
                    e -> e.status().health() == Health.DOWN
                            ? meantToWork(e, Severity.MAJOR)
                            : meantToWork(e, Severity.MINOR),
                    e -> "Octavia calls load balancer " + nameOrId(e) + " "
                            + e.attributes().get("operating_status") + ", its last change "
                            + e.attributes().get("provisioning_status"),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR));

    /** The condition of that name. */
    public static Optional<Condition> of(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static boolean isDown(Entity entity) {
        return entity.status().health() == Health.DOWN;
    }

    private static boolean isInError(Entity entity) {
        return entity.status().word().equals("ERROR");
    }

    private static boolean isMeantToWork(Entity entity) {
        return entity.status().admin() == AdminState.ENABLED;
    }

    private static Severity meantToWork(Entity entity, Severity severity) {
        return isMeantToWork(entity) ? severity : Severity.WARNING;
    }

    private static boolean says(Entity entity, String attribute, String value) {
        return value.equals(entity.attributes().get(attribute));
    }

    private static String nameOrId(Entity entity) {
        return entity.name().isEmpty() ? entity.id() : entity.name();
    }

    private static String manager(Entity hypervisor) {
        return hypervisor.related(RelationType.MANAGED_BY).map(key -> key.id()).orElse("its nova-compute");
    }

    private static String serverError(Entity server) {
        var fault = server.attributes().get("fault");
        return "Server " + server.name() + " is in ERROR" + (fault == null ? "" : ": " + fault);
    }
}
