package io.vioscope.simulator.api.network;

import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.Stamp;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v2.0/networks}. Which provider attributes NSX fills in was not seen, only the names of its network types. */
record NetworkRows(Shelf<Network> shelf, Networking networking) implements Rows<Network> {
    private static final int FIRST_VLAN = 100;
    private static final int VLANS = 3900;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String label() {
        return "Network";
    }

    @Override
    public UUID id(Network row) {
        return row.id();
    }

    @Override
    public Stamp stamp(Network row) {
        return row.stamp();
    }

    @Override
    public boolean isVisible(Network row, String project) {
        return row.isExternal() || row.project().id().equals(project);
    }

    @Override
    public @Nullable String value(Network row, String attribute) {
        return switch (attribute) {
            case "name" -> row.name();
            case "status" -> row.status();
            case "project_id", "tenant_id" -> row.project().id();
            case "router:external" -> Boolean.toString(row.isExternal());
            case "admin_state_up" -> Boolean.toString(row.adminUp());
            default -> null;
        };
    }

    @Override
    public void write(Fields out, Network row, boolean admin, Times times) throws IOException {
        out.text("id", row.id().toString())
                .text("name", row.name())
                .text("tenant_id", row.project().id())
                .flag("admin_state_up", row.adminUp())
                .number("mtu", 1500)
                .text("status", row.status())
                .texts("subnets", row.subnetId().toString())
                .flag("shared", false)
                .texts("availability_zone_hints")
                .texts("availability_zones", "default")
                .none("ipv4_address_scope")
                .none("ipv6_address_scope")
                .flag("router:external", row.isExternal())
                .text("description", "")
                .flag("port_security_enabled", true)
                .none("qos_policy_id");
        if (row.isExternal()) {
            out.flag("is_default", false);
        }
        Rows.standard(out, row.stamp(), row.project().id(), times);
        if (admin) {
            provider(out, row);
        }
    }

    private void provider(Fields out, Network row) throws IOException {
        if (networking.hasAgents()) {
            out.text("provider:network_type", "vlan")
                    .text("provider:physical_network", "dvs")
                    .number("provider:segmentation_id", FIRST_VLAN + row.number() % VLANS);
        } else {
            out.text("provider:network_type", row.isExternal() ? "l3_ext" : "geneve")
                    .none("provider:physical_network")
                    .none("provider:segmentation_id");
        }
    }
}
