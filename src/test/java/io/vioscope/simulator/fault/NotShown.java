package io.vioscope.simulator.fault;

import io.vioscope.simulator.fault.Catalogue.Symptom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The symptoms that the simulated APIs cannot show, each with its reason. */
final class NotShown {
    /** What only others than OpenStack's APIs show. */
    private static final Set<String> ELSEWHERE = Set.of(
            "VCenterApi",
            "VCenterHost",
            "VCenterVm",
            "VCenterDatastore",
            "NsxCluster",
            "NsxEdgeMember",
            "NsxTransportNode",
            "VioManagement",
            "CertificateProbe",
            "FloatingIpProbe",
            "MonitorProbe",
            "NodePing",
            "LoadBalancerMember");

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("service-row-stale CinderService", "the row that is left behind is one of Nova's"),
            Map.entry("service-row-stale NeutronAgent", "the row that is left behind is one of Nova's"),
            Map.entry("service-row-stale NovaService.heartbeat_timestamp", "Nova's rows have updated_at alone"),
            Map.entry("api-partial-answer Volume", "Cinder has no cells, of which one could be lost"),
            Map.entry("api-partial-answer Port", "Neutron has no cells, of which one could be lost"),
            Map.entry(
                    "datastore-pdl Server.status -> ERROR on start",
                    "a start that fails takes a server back to SHUTOFF here, its action in error"),
            Map.entry("image-service-down Volume", "the simulated cloud makes its volumes without images"),
            Map.entry("image-service-down Image", "the simulated cloud makes no images"),
            Map.entry("nsx-manager-down LoadBalancer", "nobody changes load balancers in the simulated cloud"),
            Map.entry("dhcp-node-down Port", "the simulated Neutron does not move DHCP to another agent"));

    private NotShown() {}

    /** Why not; empty if it has to be shown. */
    static Optional<String> why(String fault, Symptom symptom) {
        if (ELSEWHERE.contains(symptom.kind())) {
            return Optional.of("no OpenStack API has it");
        }
        var kind = fault + " " + symptom.kind();
        return Optional.ofNullable(REASONS.get(kind))
                .or(() -> Optional.ofNullable(REASONS.get(kind + "." + symptom.attribute())))
                .or(() -> Optional.ofNullable(REASONS.get(kind + "." + symptom.attribute() + " -> " + symptom.to())));
    }

    static boolean isElsewhere(String kind) {
        return ELSEWHERE.contains(kind);
    }
}
