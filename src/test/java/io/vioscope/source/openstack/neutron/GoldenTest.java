package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Kind;
import io.vioscope.source.openstack.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neutron's recorded answers (ML2), decoded. */
class GoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"neutron-networks", "neutron-networks-member"})
    void networks(String name) throws IOException {
        Golden.check(name, new NetworkDecoder());
    }

    @Test
    void subnets() throws IOException {
        Golden.check("neutron-subnets", new SubnetDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutron-ports", "neutron-ports-page1", "neutron-ports-page2"})
    void ports(String name) throws IOException {
        Golden.check(name, new PortDecoder(Plugin.OTHER));
    }

    @Test
    void routers() throws IOException {
        Golden.check("neutron-routers", new RouterDecoder(Plugin.OTHER));
    }

    @Test
    void floatingIps() throws IOException {
        Golden.check("neutron-floatingips", new FloatingIpDecoder(Plugin.OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutron-agents", "neutron-agents-member"})
    void agents(String name) throws IOException {
        Golden.check(name, new AgentDecoder());
    }

    @Test
    void whatAgentsCarry() throws IOException {
        Golden.check("neutron-agent-l3-routers", new Carried(Kind.ROUTER, "routers"));
        Golden.check("neutron-agent-dhcp-networks", new Carried(Kind.NETWORK, "networks"));
    }
}
