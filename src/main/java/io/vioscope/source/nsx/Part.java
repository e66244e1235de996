package io.vioscope.source.nsx;

import io.vioscope.model.Kind;
import java.util.Set;

/**
 * The lists that are read (NSX-T Data Center REST API 2.5.1, its published specification {@code nsx_api.json}; alarms since
 * 3.0). Policy's objects are in the lists of the manager API too, with their tags, as NSX makes one of each.
 */
enum Part {
    /** {@code EdgeCluster}; the status of each is asked for by itself. */
    EDGE_CLUSTERS("/api/v1/edge-clusters", false, Set.of(Kind.EDGE_CLUSTER)),
    /** {@code TransportNodeStatus} of all nodes, as the manager last heard it. */
    STATUSES("/api/v1/transport-zones/transport-node-status", false, Set.of(Kind.ESXI_HOST, Kind.HYPERVISOR)),
    /** {@code TransportNode}: which ESXi host or edge it is. */
    NODES("/api/v1/transport-nodes", true, Set.of(Kind.ESXI_HOST, Kind.HYPERVISOR)),
    /** {@code DiscoveredNode}: of which cluster an ESXi host is. */
    DISCOVERED("/api/v1/fabric/discovered-nodes", true, Set.of(Kind.HYPERVISOR)),
    /** {@code ComputeManager}: by which id of its own NSX calls a vCenter. */
    VCENTERS("/api/v1/fabric/compute-managers", true, Set.of(Kind.ESXI_HOST, Kind.HYPERVISOR)),
    /** {@code LogicalRouter}: the gateways that Neutron's routers are. */
    GATEWAYS("/api/v1/logical-routers?router_type=TIER1", true, Set.of(Kind.ROUTER)),
    /** {@code Alarm}: what NSX itself complains of. */
    ALARMS("/api/v1/alarms?status=OPEN", false, Set.of()),
    /** {@code Tier0}: the gateways to the outside, by Policy; which edge cluster carries one its locale services say. */
    TIER0S("/policy/api/v1/infra/tier-0s", true, Set.of()),
    /** {@code PolicyAlarmResource}: what could not be realized. */
    UNREALIZED("/policy/api/v1/infra/realized-state/alarms", false, Set.of(Kind.ROUTER, Kind.NETWORK, Kind.PORT));

    private final String path;
    private final boolean seldom;
    private final Set<Kind> tells;

    Part(String path, boolean seldom, Set<Kind> tells) {
        this.path = path;
        this.seldom = seldom;
        this.tells = tells;
    }

    /** Where it is, without the address of a manager. */
    String path() {
        return path;
    }

    /** Whether it is read only where everything is looked at: it changes only when somebody changes it. */
    boolean seldom() {
        return seldom;
    }

    /** Whether it is in Policy's API. */
    boolean isPolicy() {
        return path.startsWith("/policy/");
    }

    /** Of which kinds less is known without it. */
    Set<Kind> tells() {
        return tells;
    }
}
