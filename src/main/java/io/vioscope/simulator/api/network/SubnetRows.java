package io.vioscope.simulator.api.network;

import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.Stamp;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v2.0/subnets}: one of every network. */
record SubnetRows(Shelf<Network> shelf) implements Rows<Network> {

    @Override
    public String name() {
        return "subnet";
    }

    @Override
    public String label() {
        return "Subnet";
    }

    @Override
    public UUID id(Network row) {
        return row.subnetId();
    }

    @Override
    public Stamp stamp(Network row) {
        return made(row);
    }

    @Override
    public boolean isVisible(Network row, String project) {
        return row.project().id().equals(project);
    }

    @Override
    public @Nullable String value(Network row, String attribute) {
        return switch (attribute) {
            case "name" -> row.name() + "-subnet";
            case "network_id" -> row.id().toString();
            case "project_id", "tenant_id" -> row.project().id();
            default -> null;
        };
    }

    @Override
    public void write(Fields out, Network row, boolean admin, Times times) throws IOException {
        out.text("id", row.subnetId().toString())
                .text("name", row.name() + "-subnet")
                .text("tenant_id", row.project().id())
                .text("network_id", row.id().toString())
                .number("ip_version", 4)
                .none("subnetpool_id")
                .flag("enable_dhcp", !row.isExternal())
                .none("ipv6_ra_mode")
                .none("ipv6_address_mode")
                .text("gateway_ip", Addresses.ip(row.address(1)))
                .text("cidr", cidr(row))
                .list("allocation_pools", pools -> {
                    pools.writeStartObject();
                    pools.writeStringField("start", Addresses.ip(row.address(2)));
                    pools.writeStringField("end", Addresses.ip(row.last()));
                    pools.writeEndObject();
                })
                .texts("host_routes")
                .texts("dns_nameservers")
                .text("description", "")
                .texts("service_types");
        Rows.standard(out, made(row), row.project().id(), times);
    }

    static String cidr(Network row) {
        return Addresses.ip(row.base()) + "/" + (Integer.SIZE - row.bits());
    }

    /** A subnet does not change with the status of its network. */
    private static Stamp made(Network network) {
        return new Stamp(network.stamp().created(), network.stamp().created(), 0);
    }
}
