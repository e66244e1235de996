package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.Stamp;
import io.vioscope.simulator.cloud.VirtualRouter;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v2.0/routers}. */
record RouterRows(Shelf<VirtualRouter> shelf) implements Rows<VirtualRouter> {

    @Override
    public String name() {
        return "router";
    }

    @Override
    public String label() {
        return "Router";
    }

    @Override
    public UUID id(VirtualRouter row) {
        return row.id();
    }

    @Override
    public Stamp stamp(VirtualRouter row) {
        return row.stamp();
    }

    @Override
    public boolean isVisible(VirtualRouter row, String project) {
        return row.project().id().equals(project);
    }

    @Override
    public @Nullable String value(VirtualRouter row, String attribute) {
        return switch (attribute) {
            case "name" -> row.name();
            case "status" -> row.status();
            case "project_id", "tenant_id" -> row.project().id();
            case "admin_state_up" -> Boolean.toString(row.adminUp());
            default -> null;
        };
    }

    @Override
    public void write(Fields out, VirtualRouter row, boolean admin, Times times) throws IOException {
        out.text("id", row.id().toString())
                .text("name", row.name())
                .text("tenant_id", row.project().id())
                .flag("admin_state_up", row.adminUp())
                .text("status", row.status());
        if (row.gateway()) {
            out.object("external_gateway_info", gateway -> gateway(gateway, row));
        } else {
            out.none("external_gateway_info");
        }
        out.text("description", "").texts("availability_zones", "default").flag("distributed", false);
        if (admin) {
            out.flag("ha", false);
        }
        out.texts("availability_zone_hints").texts("routes").none("flavor_id");
        Rows.standard(out, row.stamp(), row.project().id(), times);
    }

    private static void gateway(JsonGenerator json, VirtualRouter row) throws IOException {
        json.writeStringField("network_id", row.external().id().toString());
        json.writeArrayFieldStart("external_fixed_ips");
        json.writeStartObject();
        json.writeStringField("subnet_id", row.external().subnetId().toString());
        json.writeStringField("ip_address", Addresses.ip(row.address()));
        json.writeEndObject();
        json.writeEndArray();
        json.writeBooleanField("enable_snat", true);
    }
}
