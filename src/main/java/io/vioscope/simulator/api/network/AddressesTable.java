package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.network.NetworkApi.Call;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.SimulatedNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /v2.0/network-ip-availabilities}: how many addresses every network has and gives; a member sees none. */
final class AddressesTable {
    private final SimulatedNetwork network;

    AddressesTable(SimulatedNetwork network) {
        this.network = network;
    }

    Reply list(Call call) {
        var rows = call.token().isAdmin() ? network.networks().all() : List.<Network>of();
        var used = rows.isEmpty() ? Map.<UUID, Long>of() : used();
        return Reply.ok(Json.object(
                rows.size() * 450 + 50,
                json -> Json.<Network>rows(
                        json,
                        "network_ip_availabilities",
                        rows,
                        (row, of) -> write(row, of, used.getOrDefault(of.id(), 0L)))));
    }

    private Map<UUID, Long> used() {
        return network.ports().all().stream()
                .collect(Collectors.groupingBy(port -> port.network().id(), Collectors.counting()));
    }

    private static void write(JsonGenerator json, Network of, long used) throws IOException {
        json.writeStringField("network_id", of.id().toString());
        json.writeStringField("network_name", of.name());
        json.writeStringField("tenant_id", of.project().id());
        json.writeStringField("project_id", of.project().id());
        Json.<Network>rows(json, "subnet_ip_availability", List.of(of), (row, subnet) -> {
            row.writeStringField("subnet_id", subnet.subnetId().toString());
            row.writeNumberField("ip_version", 4);
            row.writeStringField("cidr", SubnetRows.cidr(subnet));
            row.writeStringField("subnet_name", subnet.name() + "-subnet");
            figures(row, subnet, used);
        });
        figures(json, of, used);
    }

    private static void figures(JsonGenerator json, Network of, long used) throws IOException {
        json.writeNumberField("used_ips", used);
        json.writeNumberField("total_ips", of.last() - of.address(2) + 1);
    }
}
