package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.Stamp;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v2.0/floatingips}. */
record FloatingIpRows(Shelf<FloatingIp> shelf) implements Rows<FloatingIp> {

    @Override
    public String name() {
        return "floatingip";
    }

    @Override
    public String label() {
        return "Floating IP";
    }

    @Override
    public UUID id(FloatingIp row) {
        return row.id();
    }

    @Override
    public Stamp stamp(FloatingIp row) {
        return row.stamp();
    }

    @Override
    public boolean isVisible(FloatingIp row, String project) {
        return row.project().id().equals(project);
    }

    @Override
    public @Nullable String value(FloatingIp row, String attribute) {
        return switch (attribute) {
            case "status" -> row.status();
            case "project_id", "tenant_id" -> row.project().id();
            case "floating_ip_address" -> Addresses.ip(row.address());
            case "port_id" -> row.port().map(port -> port.id().toString()).orElse("");
            case "router_id" -> row.router().map(UUID::toString).orElse("");
            default -> null;
        };
    }

    @Override
    public void write(Fields out, FloatingIp row, boolean admin, Times times) throws IOException {
        var port = row.port();
        out.text("id", row.id().toString())
                .text("tenant_id", row.project().id())
                .text("floating_ip_address", Addresses.ip(row.address()))
                .text("floating_network_id", row.external().id().toString())
                .text("router_id", row.router().map(UUID::toString).orElse(null))
                .text("port_id", port.map(to -> to.id().toString()).orElse(null))
                .text(
                        "fixed_ip_address",
                        port.map(to -> Addresses.ip(to.address())).orElse(null))
                .text("status", row.status())
                .text("description", "")
                .none("qos_policy_id");
        if (port.isPresent()) {
            out.object("port_details", details -> details(details, port.get()));
        } else {
            out.none("port_details");
        }
        Rows.standard(out, row.stamp(), row.project().id(), times);
    }

    private static void details(JsonGenerator json, Port port) throws IOException {
        json.writeStringField("name", "");
        json.writeStringField("network_id", port.network().id().toString());
        json.writeStringField("mac_address", Addresses.mac(port.mac()));
        json.writeBooleanField("admin_state_up", port.adminUp());
        json.writeStringField("status", port.status());
        json.writeStringField("device_id", port.deviceId());
        json.writeStringField("device_owner", port.deviceOwner());
    }
}
