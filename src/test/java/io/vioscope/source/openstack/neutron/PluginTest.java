package io.vioscope.source.openstack.neutron;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.source.openstack.Recordings;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.ListParser;
import io.vioscope.source.openstack.decode.Page;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is believed of what a plugin says. */
class PluginTest {
    @ParameterizedTest
    @CsvSource({
        "router nsxv-router-type nsxv-router-size provider-security-group housekeeper, NSX_V",
        "router provider-security-group housekeeper, NSX_V3",
        "router housekeeper, NSX_V3",
        "router provider-security-group, NSX_P",
        "router agent dhcp_agent_scheduler dvr, OTHER",
        "'', OTHER"
    })
    void isToldByItsExtensions(String aliases, Plugin plugin) {
        assertThat(Plugin.of(Set.of(aliases.split(" ")))).isEqualTo(plugin);
    }

    @ParameterizedTest
    @CsvSource({"NSX_V, UNKNOWN, OK", "NSX_V3, UNKNOWN, UNKNOWN", "NSX_P, UNKNOWN, UNKNOWN", "OTHER, OK, OK"})
    void activeIsWorthWhatThePluginMakesOfIt(Plugin plugin, Health portsAndNetworks, Health routers) {
        assertThat(decode("neutron-ports-page1", Decoders.ports(plugin)))
                .filteredOn(e -> e.status().word().equals("ACTIVE"))
                .isNotEmpty()
                .allMatch(e -> e.status().health() == portsAndNetworks);
        assertThat(decode("neutron-networks", Decoders.networks(plugin)))
                .isNotEmpty()
                .allMatch(e -> e.status().health() == portsAndNetworks);
        assertThat(decode("neutron-routers", Decoders.routers(plugin)))
                .isNotEmpty()
                .allMatch(e -> e.status().health() == routers);
    }

    @Test
    void thePageSaysWhyAnActivePortIsNotCalledGood() {
        assertThat(decode("neutron-ports-page1", Decoders.ports(Plugin.NSX_P)))
                .allMatch(e -> NetworkHealth.NOTE.equals(e.attributes().get("health_note")));
        assertThat(decode("neutron-ports-page1", Decoders.ports(Plugin.OTHER)))
                .allMatch(e -> e.attributes().get("health_note") == null);
    }

    private static List<Entity> decode(String recording, RowDecoder decoder) {
        return ListParser.parse(Recordings.answer(recording), decoder, new Interner())
                .match(Page::entities, why -> {
                    throw new AssertionError(why);
                });
    }
}
