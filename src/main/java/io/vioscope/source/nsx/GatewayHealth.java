package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.source.openstack.decode.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a gateway on the edges means ({@code LogicalRouterStatusPerNode.high_availability_status}):
 *
 * <table><caption></caption>
 * <tr><td>ACTIVE on one, none down</td><td>ok</td></tr>
 * <tr><td>ACTIVE on one, DOWN on another</td><td>degraded: nobody can take over from there</td></tr>
 * <tr><td>ACTIVE on none, though all are told</td><td>down</td></tr>
 * <tr><td>otherwise</td><td>unknown</td></tr>
 * </table>
 *
 * @param health  ok, degraded, down or unknown
 * @param active  ids of the edge nodes that carry it
 * @param standby ids of those that can take over
 */
record GatewayHealth(String health, List<String> active, List<String> standby) {
    static final String OK = "ok";

    static GatewayHealth of(@Nullable JsonNode status) {
        var active = new ArrayList<String>();
        var standby = new ArrayList<String>();
        var down = 0;
        var untold = 0;
        for (var node : status == null ? List.<JsonNode>of() : Fields.list(status, "per_node_status")) {
            var id = Fields.text(node, "transport_node_id");
            switch (Fields.text(node, "high_availability_status")) {
                case "ACTIVE" -> active.add(id);
                case "STANDBY" -> standby.add(id);
                case "DOWN", "ADMIN_DOWN" -> down++;
                default -> untold++;
            }
        }
        return new GatewayHealth(word(active.size(), standby.size(), down, untold), active, standby);
    }

    private static String word(int active, int standby, int down, int untold) {
        if (active > 0) {
            return down > 0 ? "degraded" : OK;
        }
        return untold == 0 && standby + down > 0 ? "down" : "unknown";
    }
}
