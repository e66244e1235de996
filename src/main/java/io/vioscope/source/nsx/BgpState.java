package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.source.openstack.decode.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the neighbours in routing of the tier-0 gateways on an edge cluster are.
 *
 * @param tier0s    names of these gateways
 * @param neighbors {@code PolicyBgpNeighborStatus} of each session that was told of
 * @param isWhole   whether that was so of all gateways
 */
record BgpState(List<String> tier0s, List<JsonNode> neighbors, boolean isWhole) {
    private static final String STATE = "connection_state";

    /** States of a session in which no routes are learnt (RFC 4271, 8.2.2); what is INVALID or UNKNOWN is not told. */
    private static final Set<String> DOWN = Set.of("IDLE", "CONNECT", "ACTIVE", "OPEN_SENT", "OPEN_CONFIRM");

    static BgpState of(String edgeCluster, Nsx.Lists lists) {
        var here = lists.uplinks().stream()
                .filter(uplink -> uplink.edgeCluster().equals(edgeCluster))
                .toList();
        var neighbors = here.stream()
                .flatMap(uplink -> Stream.ofNullable(uplink.neighbors()))
                .flatMap(List::stream)
                .toList();
        return new BgpState(
                here.stream().map(Uplinks.Told::name).toList(),
                neighbors,
                here.stream().allMatch(uplink -> uplink.neighbors() != null));
    }

    static boolean isEstablished(JsonNode neighbor) {
        return Fields.text(neighbor, STATE).equals("ESTABLISHED");
    }

    /** Addresses of neighbours to whom a session is down. */
    List<String> down() {
        return neighbors.stream()
                .filter(neighbor -> DOWN.contains(Fields.text(neighbor, STATE)))
                .map(neighbor -> Fields.text(neighbor, "neighbor_address"))
                .toList();
    }

    /** Whether all sessions there are have been told of, and all are down; false where there is none, as with static routes. */
    boolean isCutOff() {
        return isWhole && !neighbors.isEmpty() && down().size() == neighbors.size();
    }
}
