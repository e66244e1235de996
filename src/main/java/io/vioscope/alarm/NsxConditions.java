package io.vioscope.alarm;

import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.EQUIPMENT_ALARM;
import static io.vioscope.alarm.X733.UNDERLYING_RESOURCE_UNAVAILABLE;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.Set;

/** What is wrong by the word of NSX Managers that are read, or of their silence. Numbers as in {@link Condition}. */
final class NsxConditions {
    /** What a transport node can be called that is no trouble of its own. */
    private static final Set<String> MAINTENANCE = Set.of("on", "entering", "exiting");

    private NsxConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "nsx_manager.down",
                    Kind.NSX_MANAGER,
                    e -> health(e) == Health.DOWN,
                    e -> Severity.MAJOR,
                    e -> e.name() + " is of no use to Vioscope (" + e.status().word()
                            + "); traffic that flows may well flow on",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "nsx_manager.degraded",
                    Kind.NSX_MANAGER,
                    e -> health(e) == Health.DEGRADED,
                    e -> Severity.MINOR,
                    e -> e.name() + " is " + e.status().word() + named(e, "nsx.managers_down", ": down are ")
                            + named(e, "nsx.controllers_down", ": controllers that do not answer it are "),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "edge_cluster.down",
                    Kind.EDGE_CLUSTER,
                    e -> health(e) == Health.DOWN,
                    e -> Severity.CRITICAL,
                    e -> "NSX calls edge cluster " + e.name() + " down" + named(e, "nodes_down", ": "),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "edge_cluster.degraded",
                    Kind.EDGE_CLUSTER,
                    e -> health(e) == Health.DEGRADED,
                    e -> Severity.MAJOR,
                    e -> "NSX calls edge cluster " + e.name() + " degraded" + named(e, "nodes_down", ": down are "),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "edge_cluster.uplinks",
                    Kind.EDGE_CLUSTER,
                    e -> says(e, "uplinks", "lost"),
                    e -> Severity.CRITICAL,
                    e -> "The tier-0 gateways on edge cluster " + e.name()
                            + " have lost all their neighbours in routing" + named(e, "bgp_neighbors_down", ": "),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "edge_cluster.bgp",
                    Kind.EDGE_CLUSTER,
                    e -> says(e, "bgp", "down"),
                    e -> Severity.MAJOR,
                    e -> "NSX says that a node of edge cluster " + e.name() + " has lost a neighbour in routing"
                            + named(e, "bgp_neighbors_down", ": "),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "esxi_host.data_path",
                    Kind.ESXI_HOST,
                    e -> isCutOff(e) && !isInMaintenance(e),
                    e -> Severity.MAJOR,
                    e -> "NSX calls the data path of ESXi host " + e.name() + " down",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "hypervisor.hosts_not_ready",
                    Kind.HYPERVISOR,
                    e -> e.attributes().get("nsx.hosts_not_ready") != null,
                    e -> Severity.WARNING,
                    e -> "NSX shows red of what it installs on ESXi hosts of " + e.name()
                            + named(e, "nsx.hosts_not_ready", ": "),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "router.gateway",
                    Kind.ROUTER,
                    e -> says(e, "nsx.health", "down"),
                    e -> Severity.MAJOR,
                    e -> "No edge node carries router " + e.name() + ", by NSX",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "router.no_standby",
                    Kind.ROUTER,
                    e -> says(e, "nsx.health", "degraded"),
                    e -> Severity.WARNING,
                    e -> "Router " + e.name() + " has lost an edge node that could take over, by NSX",
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            unrealized(Kind.ROUTER),
            unrealized(Kind.NETWORK),
            unrealized(Kind.PORT));

    private static Condition unrealized(Kind kind) {
        return new Condition(
                kind.word() + ".unrealized",
                kind,
                e -> e.attributes().get("nsx.error") != null,
                e -> Severity.MINOR,
                e -> "NSX could not make what it was told of the " + kind.label() + " " + e.name() + ": "
                        + e.attributes().get("nsx.error"),
                EQUIPMENT_ALARM,
                UNDERLYING_RESOURCE_UNAVAILABLE);
    }

    private static Health health(Entity entity) {
        return entity.status().health();
    }

    private static boolean says(Entity entity, String attribute, String word) {
        return word.equals(entity.attributes().get(attribute));
    }

    private static boolean isCutOff(Entity host) {
        return says(host, "nsx.status", "down");
    }

    private static boolean isInMaintenance(Entity host) {
        var said = host.attributes().get("nsx.maintenance");
        return said != null && MAINTENANCE.contains(said);
    }

    private static String named(Entity entity, String attribute, String before) {
        var names = entity.attributes().get(attribute);
        return names == null ? "" : before + names;
    }
}
