package io.vioscope.simulator.api.network;

import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.Port.Role;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.Stamp;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v2.0/ports}. NSX's plugins tell {@code ovs} as vif_type of every port (vmware_nsx/plugins/nsx_v3/plugin.py),
 * that for distributed switches {@code dvs}.
 */
record PortRows(Shelf<Port> shelf, Networking networking) implements Rows<Port> {

    @Override
    public String name() {
        return "port";
    }

    @Override
    public String label() {
        return "Port";
    }

    @Override
    public UUID id(Port row) {
        return row.id();
    }

    @Override
    public Stamp stamp(Port row) {
        return row.stamp();
    }

    @Override
    public boolean isVisible(Port row, String project) {
        return owner(row).equals(project);
    }

    @Override
    public @Nullable String value(Port row, String attribute) {
        return switch (attribute) {
            case "name" -> row.label().name();
            case "status" -> row.status();
            case "project_id", "tenant_id" -> owner(row);
            case "network_id" -> row.network().id().toString();
            case "device_id" -> row.deviceId();
            case "device_owner" -> row.deviceOwner();
            case "binding:host_id" -> row.host();
            case "mac_address" -> Addresses.mac(row.mac());
            case "admin_state_up" -> Boolean.toString(row.adminUp());
            default -> null;
        };
    }

    @Override
    public void write(Fields out, Port row, boolean admin, Times times) throws IOException {
        out.text("id", row.id().toString())
                .text("name", row.label().name())
                .text("network_id", row.network().id().toString())
                .text("tenant_id", owner(row))
                .text("mac_address", Addresses.mac(row.mac()))
                .flag("admin_state_up", row.adminUp())
                .text("status", row.status())
                .text("device_id", row.deviceId())
                .text("device_owner", row.deviceOwner())
                .list("fixed_ips", ips -> {
                    ips.writeStartObject();
                    ips.writeStringField("subnet_id", row.network().subnetId().toString());
                    ips.writeStringField("ip_address", Addresses.ip(row.address()));
                    ips.writeEndObject();
                })
                .texts("allowed_address_pairs")
                .texts("extra_dhcp_opts")
                .list("security_groups", groups -> {
                    if (row.role() == Role.SERVER) {
                        groups.writeString(
                                row.owner().orElseThrow().securityGroup().toString());
                    }
                })
                .text("description", row.label().description())
                .text("binding:vnic_type", "normal");
        if (admin) {
            binding(out, row);
        }
        out.flag("port_security_enabled", row.role() == Role.SERVER)
                .none("qos_policy_id")
                .none("qos_network_policy_id")
                .none("resource_request");
        Rows.standard(out, row.stamp(), owner(row), times);
    }

    private void binding(Fields out, Port row) throws IOException {
        out.object("binding:profile", none -> {})
                .text("binding:host_id", row.host())
                .text("binding:vif_type", networking.hasAgents() ? "dvs" : "ovs")
                .object("binding:vif_details", details -> {
                    details.writeBooleanField("port_filter", true);
                    if (!networking.hasAgents()) {
                        details.writeStringField(
                                "nsx-logical-switch-id", row.network().id().toString());
                    }
                });
    }

    private static String owner(Port row) {
        return row.owner().map(Project::id).orElse("");
    }
}
