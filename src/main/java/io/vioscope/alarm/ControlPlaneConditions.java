package io.vioscope.alarm;

import static io.vioscope.alarm.Saying.isDown;
import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.OTHER_CAUSE;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;
import static io.vioscope.alarm.X733.TIME_DOMAIN_VIOLATION;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.Map;

/** What is wrong with the APIs as they are met from here, and with how many of a service work. */
final class ControlPlaneConditions {
    private ControlPlaneConditions() {}

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

    static final List<Condition> ALL = List.of(
            new Condition(
                    "service_group.down",
                    Kind.SERVICE_GROUP,
                    Saying::isDown,
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
                    OTHER_CAUSE));

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
}
