package io.vioscope.source.nsx.v;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes entities of edge gateways, each with its one or two appliances, and says which of Neutron's routers they are. An edge of
 * one router is named after it, with the router's id at the end (vmware_nsx/plugins/nsx_v/vshield/edge_utils.py,
 * {@code _build_lrouter_name}); which routers share one stands in Neutron's database alone.
 */
final class Edges {
    /** What is said of an edge whose health checks are successful. */
    static final String GREEN = "GREEN";

    private static final String RED = "RED";
    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());
    private static final int LONGEST = 200;

    /** Edges that wait for work (vmware_nsx/plugins/nsx_v/vshield/common/constants.py, {@code BACKUP_ROUTER_PREFIX}). */
    private static final String IDLE = "backup-";

    private static final Pattern ROUTER = Pattern.compile(".*-(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

    private Edges() {}

    /** Whether it is one that carries something: a gateway that is deployed, and does not only wait for work. */
    static boolean isRead(Node edge) {
        return NsxV.isPlain(id(edge))
                && edge.text("edgeType").equals("gatewayServices")
                && edge.text("state").equals("deployed")
                && !edge.text("name").startsWith(IDLE);
    }

    static String id(Node edge) {
        return edge.text("objectId");
    }

    /** How many appliances it has. */
    static int appliances(Node edge) {
        var said = edge.child("appliancesSummary")
                .map(summary -> summary.text("numberOfDeployedVms"))
                .orElse("");
        return said.matches("\\d{1,4}") ? Integer.parseInt(said) : 0;
    }

    /** Names of the appliances that are not in a serving state. */
    static List<String> down(@Nullable Node status) {
        return status == null
                ? List.of()
                : status.children("edgeVmStatus").stream()
                        .flatMap(list -> list.children("edgeVmStatus").stream())
                        .filter(appliance -> appliance.text("edgeVMStatus").equals(RED))
                        .map(appliance -> line(appliance.text("name")))
                        .toList();
    }

    /** Says all that is known of edges and of the routers that they carry. */
    static void tell(NsxV.Lists lists, ReportBuilder report) {
        var told = new HashSet<String>();
        for (var edge : lists.of(Part.EDGES)) {
            if (isRead(edge) && told.add(id(edge))) {
                var known = lists.edges().get(id(edge));
                var down = down(known == null ? null : known.status());
                report.add(entity(edge, down));
                router(edge).ifPresent(key -> {
                    report.tell(key, attributes(edge, down));
                    report.ties(key, List.of(new Relation(RelationType.RUNS_ON, key(edge))));
                });
            }
        }
    }

    private static EntityKey key(Node edge) {
        return new EntityKey(Kind.EDGE_CLUSTER, id(edge));
    }

    private static Entity entity(Node edge, List<String> down) {
        var name = line(edge.text("name"));
        var appliances = appliances(edge);
        return new Entity(
                key(edge),
                name.isEmpty() ? id(edge) : name,
                status(edge, down),
                Said.of(
                        "nodes",
                        appliances == 0 ? "" : Integer.toString(appliances),
                        "nodes_down",
                        Fields.names(down),
                        "edge_status",
                        edge.text("edgeStatus").toLowerCase(Locale.ROOT)),
                List.of(new Relation(RelationType.REGISTERED_IN, MANAGER)));
    }

    /** Yellow is said where a health check failed now and then, which is neither well nor broken (API guide, edge status). */
    private static Status status(Node edge, List<String> down) {
        return switch (edge.text("edgeStatus")) {
            case RED -> Status.enabled("down", Health.DOWN);
            case GREEN, "YELLOW" ->
                !down.isEmpty()
                        ? Status.enabled("degraded", Health.DEGRADED)
                        : edge.text("edgeStatus").equals(GREEN)
                                ? Status.enabled("up", Health.OK)
                                : Status.enabled("health checks fail at times", Health.UNKNOWN);
            default -> Status.enabled("not told", Health.UNKNOWN);
        };
    }

    /** The router that it carries alone; empty where several share it. */
    static Optional<EntityKey> router(Node edge) {
        var matcher = ROUTER.matcher(edge.text("name"));
        return matcher.matches()
                ? Optional.of(new EntityKey(Kind.ROUTER, matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Attributes attributes(Node edge, List<String> down) {
        var health = status(edge, down).health();
        return Said.of(
                "nsx.gateway",
                id(edge),
                "nsx.health",
                health.name().toLowerCase(Locale.ROOT),
                "nsx.active_on",
                edge.child("appliancesSummary")
                        .map(summary -> line(summary.text("vmNameOfActiveVse")))
                        .orElse(""));
    }

    private static String line(String text) {
        return Texts.oneLine(Texts.storable(text), LONGEST);
    }
}
