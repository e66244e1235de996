package io.vioscope.source.nsx.v;

import io.vioscope.model.Kind;
import java.util.Set;

/**
 * What is read (NSX for vSphere API guide 6.4, in the form of VMware's own {@code nsxvapi.raml} at
 * github.com/vmware-archive/nsxraml).
 */
enum Part {
    /** Of which the manager consists ({@code components}). Who is no administrator of the appliance may not read it. */
    COMPONENTS("/api/1.0/appliance-management/components", Set.of()),
    /** Whether it has its vCenter ({@code vcConfigStatus}). */
    VCENTER("/api/2.0/services/vcconfig/status", Set.of()),
    /** Transport zones with the clusters in them ({@code vdnScopes}). */
    SCOPES("/api/2.0/vdn/scopes", Set.of(Kind.ESXI_HOST, Kind.HYPERVISOR)),
    /** Edges ({@code pagedEdgeList}). */
    EDGES("/api/4.0/edges", Set.of(Kind.EDGE_CLUSTER, Kind.ROUTER)),
    /** Of each cluster how its hosts are prepared ({@code resourceStatuses}). */
    FABRIC("/api/2.0/nwfabric/status/child/", Set.of(Kind.ESXI_HOST, Kind.HYPERVISOR)),
    /** Whether hosts reach manager and controllers ({@code hostConnStatusList}); since 6.2. */
    CONNECTIONS("/api/2.0/vdn/inventory/hosts/connection/status", Set.of(Kind.ESXI_HOST));

    private final String path;
    private final Set<Kind> tells;

    Part(String path, Set<Kind> tells) {
        this.path = path;
        this.tells = tells;
    }

    String path() {
        return path;
    }

    /** Of which kinds less is known without it. */
    Set<Kind> tells() {
        return tells;
    }
}
