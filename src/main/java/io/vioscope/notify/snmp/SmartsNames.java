package io.vioscope.notify.snmp;

import io.vioscope.model.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Smarts calls things. Its own names stand where they mean the same (ESM User and Configuration Guide 10.1.9 and
 * 10.1.12, "VIO" and "KVM" notifications; TCSA 2.3.1, "VIO Notification"); everything else has a name of ours, so that nobody
 * takes it for what Smarts means: Smarts' Hypervisor Down says that the servers are down, our {@code hypervisor.down} does not.
 * No two things that can be wrong with an entity have one name.
 */
final class SmartsNames {
    private static final Map<String, String> ALARMS = Map.of(
            "service.down", "ServiceAffected",
            "compute_service.down", "ServiceAffected",
            "service_group.down", "AllComponentsDown",
            "service_group.redundancy", "ReducedRedundancy",
            "volume.error", "NotNormal",
            "server.powered_off", "PoweredOff",
            "port.down", "Down",
            "hypervisor.down", "HeartbeatLost");

    private static final Map<String, String> PROBLEMS = Map.of(
            "cloud.unreachable", "CloudControllerAPIServiceBroken",
            "port.disabled", "AdministrativelyDown",
            "controller.down", "Down");

    private SmartsNames() {}

    /** The class of entities of a kind. */
    static String of(Kind kind) {
        return switch (kind) {
            case CLOUD -> "CloudController";
            case CONTROLLER -> "Host";
            case SERVICE -> "ControllerService";
            case SERVICE_GROUP -> "ControllerServiceCluster";
            case MANAGEMENT_SERVER -> "ClusterManager";
            case COMPUTE_SERVICE -> "ComputeService";
            case VCENTER -> "VirtualCenter";
            case HYPERVISOR, ESXI_HOST -> "Hypervisor";
            case DATASTORE -> "VMwareDatastore";
            case SERVER -> "VirtualMachine";
            case VOLUME -> "LogicalVolume";
            case PORT -> "VirtualInterface";
            case ROUTER -> "vRouter";
            case PROJECT -> "Tenant";
            default -> camel(kind.word());
        };
    }

    /** The event that is an alarm of that condition; ours end in {@code Event}, as causes may be named alike. */
    static String ofAlarm(String condition) {
        var known = ALARMS.get(condition);
        return known != null ? known : below(condition) + "Event";
    }

    /** The event that is a root cause of that name. */
    static String ofProblem(String problem) {
        var known = PROBLEMS.get(problem);
        return known != null ? known : below(problem);
    }

    private static String below(String name) {
        var words = camel(name.substring(name.indexOf('.') + 1));
        return words.isEmpty() ? name : words;
    }

    private static String camel(String words) {
        return Arrays.stream(words.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
