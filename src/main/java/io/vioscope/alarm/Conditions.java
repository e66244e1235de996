package io.vioscope.alarm;

import io.vioscope.model.AdminState;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of conditions: who wants a new alarm adds a line. */
public final class Conditions {
    private Conditions() {}

    private static final int COMMUNICATIONS_ALARM = 2;
    private static final int PROCESSING_ERROR_ALARM = 4;
    private static final int EQUIPMENT_ALARM = 5;
    private static final int COMMUNICATIONS_SUBSYSTEM_FAILURE = 505;
    private static final int SOFTWARE_PROGRAM_ERROR = 546;
    private static final int UNDERLYING_RESOURCE_UNAVAILABLE = 554;

    private static final int TIME_DOMAIN_VIOLATION = 11;
    private static final int OTHER_CAUSE = 1024;
    private static final String GATEWAY_LOST = "inferred.gateway_lost_since";

    /** What the source of endpoints may say of a certificate that is not, or not for long, valid. */
    private static final Map<String, Severity> CERTIFICATES = Map.of(
            "expires soon",
            Severity.WARNING,
            "expires very soon",
            Severity.MAJOR,
            "expired",
            Severity.CRITICAL,
            "not yet valid",
            Severity.CRITICAL);

    private static final List<Condition> BY_THEIR_SOURCE = List.of(
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
                    Conditions::isCalledError,
                    e -> e.status().health() == Health.DOWN ? Severity.MAJOR : Severity.MINOR,
                    Conditions::serverError,
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
                    Conditions::isOverdue,
                    e -> Severity.MINOR,
                    e -> "Server " + e.name() + overdue(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "volume_service.down",
                    Kind.VOLUME_SERVICE,
                    Conditions::isDown,
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
                    Conditions::isInError,
                    Conditions::lostOrNot,
                    e -> "Volume " + label(e) + operation(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "volume.overdue",
                    Kind.VOLUME,
                    Conditions::isOverdue,
                    e -> Severity.MINOR,
                    e -> "Volume " + label(e) + overdue(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "volume.lost_server",
                    Kind.VOLUME,
                    Conditions::hasLostServer,
                    e -> Severity.MINOR,
                    e -> "Cinder says that volume " + label(e) + " is in use by a server that Nova does not have",
                    PROCESSING_ERROR_ALARM,
                    OTHER_CAUSE),
            new Condition(
                    "snapshot.overdue",
                    Kind.SNAPSHOT,
                    Conditions::isOverdue,
                    e -> Severity.MINOR,
                    e -> "Volume snapshot " + label(e) + overdue(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "snapshot.error",
                    Kind.SNAPSHOT,
                    Conditions::isInError,
                    Conditions::lostOrNot,
                    e -> "Volume snapshot " + label(e) + operation(e),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "service_group.down",
                    Kind.SERVICE_GROUP,
                    Conditions::isDown,
                    e -> Severity.CRITICAL,
                    e -> "None of " + e.name() + " has a recent heartbeat",
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "service_group.redundancy",
                    Kind.SERVICE_GROUP,
                    e -> e.status().health() == Health.DEGRADED,
                    e -> e.status().word().equals("AtRisk") ? Severity.MINOR : Severity.WARNING,
                    e -> "Of " + e.name() + " " + e.attributes().get("working") + " of "
                            + e.attributes().get("members") + " have a recent heartbeat",
                    PROCESSING_ERROR_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "endpoint.down",
                    Kind.ENDPOINT,
                    e -> isDown(e) && isItsOwn(e),
                    e -> e.id().startsWith("identity/") ? Severity.CRITICAL : Severity.MAJOR,
                    e -> "Endpoint " + e.id() + " is of no use from here: "
                            + e.status().word() + at(e),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "endpoint.certificate",
                    Kind.ENDPOINT,
                    e -> CERTIFICATES.containsKey(certificate(e)) && isItsOwn(e),
                    e -> CERTIFICATES.getOrDefault(certificate(e), Severity.WARNING),
                    e -> "The certificate of endpoint " + e.id() + " is " + certificate(e) + at(e)
                            + "; it is good until " + e.attributes().get("certificate_not_after"),
                    TIME_DOMAIN_VIOLATION,
                    OTHER_CAUSE),
            new Condition(
                    "network.error",
                    Kind.NETWORK,
                    Conditions::isCalledError,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron calls network " + label(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "port.error",
                    Kind.PORT,
                    Conditions::isCalledError,
                    e -> meantToWork(e, Severity.MINOR),
                    e -> "Neutron calls port " + label(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "port.down",
                    Kind.PORT,
                    Conditions::isPortDown,
                    e -> Severity.WARNING,
                    e -> "Port " + label(e) + " is " + e.status().word() + ": " + note(e),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "port.lost_server",
                    Kind.PORT,
                    Conditions::hasLostServer,
                    e -> Severity.WARNING,
                    e -> "Port " + label(e) + " belongs to a server that Nova does not have",
                    PROCESSING_ERROR_ALARM,
                    OTHER_CAUSE),
            new Condition(
                    "router.error",
                    Kind.ROUTER,
                    Conditions::isCalledError,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron calls router " + label(e) + " in ERROR: its last change failed, its traffic may flow",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "router.lost_gateway",
                    Kind.ROUTER,
                    e -> e.attributes().get(GATEWAY_LOST) != null && isMeantToWork(e),
                    e -> Severity.WARNING,
                    e -> "Router " + label(e) + " had a way out and has none since "
                            + e.attributes().get(GATEWAY_LOST) + ": what it connects is cut off from outside",
                    COMMUNICATIONS_ALARM,
                    OTHER_CAUSE),
            new Condition(
                    "floating_ip.error",
                    Kind.FLOATING_IP,
                    Conditions::isCalledError,
                    e -> Severity.MINOR,
                    e -> "Neutron calls floating IP " + label(e) + " in ERROR",
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
                    e -> "Octavia calls load balancer " + label(e) + " "
                            + e.attributes().get("operating_status") + ", its last change "
                            + e.attributes().get("provisioning_status"),
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "load_balancer.members",
                    Kind.LOAD_BALANCER,
                    e -> says(e, "operating_status", "DEGRADED") && isMeantToWork(e),
                    e -> Severity.MINOR,
                    e -> "Some members of load balancer " + label(e) + " do not work, by Octavia",
                    PROCESSING_ERROR_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE));

    /** All conditions, in the order in which they are judged. */
    public static final List<Condition> ALL = Stream.of(
                    BY_THEIR_SOURCE.stream(),
                    VCenterConditions.ALL.stream(),
                    BusConditions.ALL.stream(),
                    NsxConditions.ALL.stream(),
                    ManagementConditions.ALL.stream(),
                    ReachConditions.ALL.stream(),
                    CanaryConditions.ALL.stream(),
                    VCenterAlarmConditions.all(),
                    TrapConditions.all())
            .flatMap(conditions -> conditions)
            .toList();

    private static final Map<Kind, List<Condition>> BY_KIND = ALL.stream()
            .collect(Collectors.groupingBy(Condition::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));

    /** The conditions that entities of that kind can be in, in the order in which they are judged. */
    static List<Condition> of(Kind kind) {
        return BY_KIND.getOrDefault(kind, List.of());
    }

    /** The condition of that name. */
    public static Optional<Condition> of(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The further source on whose word alone a condition rests; empty where it rests on that of the entity's own. */
    public static Optional<SourceId> teller(String name) {
        return VCenterAlarmConditions.isOne(name) ? Optional.of(VCenterAlarmConditions.SOURCE) : Optional.empty();
    }

    private static boolean isDown(Entity entity) {
        return entity.status().health() == Health.DOWN;
    }

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

    /** What a user makes need have no name. */
    private static String label(Entity entity) {
        return entity.name().isEmpty() ? entity.id() : entity.name();
    }

    /** Of endpoints at one address, the one in use has the alarm. */
    private static boolean isItsOwn(Entity endpoint) {
        return endpoint.attributes().get("same_as") == null;
    }

    private static String certificate(Entity endpoint) {
        var word = endpoint.attributes().get("certificate");
        return word == null ? "" : word;
    }

    private static String at(Entity endpoint) {
        var url = endpoint.attributes().get("probed");
        return url == null ? "" : " (" + url + ")";
    }

    private static boolean isCalledError(Entity entity) {
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

    /** That it is down says by itself no more than that its server may be off; a note says that it is more. */
    private static boolean isPortDown(Entity port) {
        return isDown(port) && !isCalledError(port) && isMeantToWork(port) && note(port) != null;
    }

    private static @Nullable String note(Entity entity) {
        return entity.attributes().get("health_note");
    }

    private static boolean hasLostServer(Entity entity) {
        return says(entity, "inferred.lost_server", "true");
    }

    private static boolean isOverdue(Entity entity) {
        return entity.attributes().get("inferred.overdue") != null;
    }

    private static String overdue(Entity entity) {
        return " has been " + entity.attributes().get("inferred.overdue") + " since "
                + entity.attributes().get("inferred.under_way_since");
    }

    private static String manager(Entity hypervisor) {
        return hypervisor.related(RelationType.MANAGED_BY).map(key -> key.id()).orElse("its nova-compute");
    }

    private static String serverError(Entity server) {
        var fault = server.attributes().get("fault");
        return "Server " + server.name() + " is in ERROR" + (fault == null ? "" : ": " + fault);
    }
}
