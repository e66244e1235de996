package io.vioscope.alarm;

import static io.vioscope.alarm.Saying.isCalledError;
import static io.vioscope.alarm.Saying.isDown;
import static io.vioscope.alarm.Saying.isMeantToWork;
import static io.vioscope.alarm.Saying.label;
import static io.vioscope.alarm.Saying.meantToWork;
import static io.vioscope.alarm.Saying.says;
import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.OTHER_CAUSE;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;
import static io.vioscope.alarm.X733.SOFTWARE_PROGRAM_ERROR;
import static io.vioscope.alarm.X733.UNDERLYING_RESOURCE_UNAVAILABLE;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong by what Neutron and Octavia say of networks, ports, routers, agents and load balancers. */
final class NeutronConditions {
    private NeutronConditions() {}

    private static final String GATEWAY_LOST = "inferred.gateway_lost_since";

    static final List<Condition> ALL = List.of(
            new Condition(
                    "network.error",
                    Kind.NETWORK,
                    Saying::isCalledError,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron calls network " + label(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "port.error",
                    Kind.PORT,
                    Saying::isCalledError,
                    e -> meantToWork(e, Severity.MINOR),
                    e -> "Neutron calls port " + label(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "port.down",
                    Kind.PORT,
                    NeutronConditions::isPortDown,
                    e -> Severity.WARNING,
                    e -> "Port " + label(e) + " is " + e.status().word() + ": " + note(e),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "port.lost_server",
                    Kind.PORT,
                    Saying::hasLostServer,
                    e -> Severity.WARNING,
                    e -> "Port " + label(e) + " belongs to a server that Nova does not have",
                    PROCESSING_ERROR_ALARM,
                    OTHER_CAUSE),
            new Condition(
                    "router.error",
                    Kind.ROUTER,
                    Saying::isCalledError,
                    e -> meantToWork(e, Severity.MAJOR),
                    e -> "Neutron calls router " + label(e) + " in ERROR: its last change failed, its traffic may flow",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "router.lost_gateway",
                    Kind.ROUTER,
                    e -> e.attributes().get(GATEWAY_LOST) != null && isMeantToWork(e),
                    e -> Severity.WARNING,
                    e -> "Router " + label(e) + " had a way out and has none since " + Saying.moment(e, GATEWAY_LOST)
                            + ": what it connects is cut off from outside",
                    COMMUNICATIONS_ALARM,
                    OTHER_CAUSE),
            new Condition(
                    "floating_ip.error",
                    Kind.FLOATING_IP,
                    Saying::isCalledError,
                    e -> Severity.MINOR,
                    e -> "Neutron calls floating IP " + label(e) + " in ERROR",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR),
            new Condition(
                    "agent.down",
                    Kind.AGENT,
                    Saying::isDown,
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

    /** That it is down says by itself no more than that its server may be off; a note says that it is more. */
    private static boolean isPortDown(Entity port) {
        return isDown(port) && !isCalledError(port) && isMeantToWork(port) && note(port) != null;
    }

    private static @Nullable String note(Entity entity) {
        return entity.attributes().get("health_note");
    }
}
