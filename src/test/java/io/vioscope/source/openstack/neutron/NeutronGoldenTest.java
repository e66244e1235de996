package io.vioscope.source.openstack.neutron;

import io.vioscope.source.openstack.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neutron's recorded answers, decoded. The cloud they are of has ML2 with agents. */
class NeutronGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"neutron-networks", "neutron-networks-member"})
    void networks(String name) throws IOException {
        Golden.check(name, Decoders.networks(Plugin.OTHER));
    }

    @Test
    void subnets() throws IOException {
        Golden.check("neutron-subnets", Decoders.subnets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutron-ports", "neutron-ports-page1"})
    void ports(String name) throws IOException {
        Golden.check(name, Decoders.ports(Plugin.OTHER));
    }

    @Test
    void routers() throws IOException {
        Golden.check("neutron-routers", Decoders.routers(Plugin.OTHER));
    }

    @Test
    void floatingIps() throws IOException {
        Golden.check("neutron-floatingips", Decoders.floatingIps());
    }

    @Test
    void agents() throws IOException {
        Golden.check("neutron-agents", new AgentDecoder());
    }
}
