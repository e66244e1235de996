package io.vioscope.source.openstack.neutron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.source.openstack.Recordings;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extension lists as the plugins of vmware_nsx at 30eab6bb give them. */
class PluginTest {
    private static final String COMMON =
            "allowed-address-pairs binding provider port-security quotas security-group external-net router ";
    private static final String NSX_T = COMMON
            + "address-scope extra_dhcp_opt agent dhcp_agent_scheduler ext-gw-mode extraroute availability_zone"
            + " subnet_allocation security-group-logging provider-security-group ";

    @ParameterizedTest
    @CsvSource({
        "nsx_v, nsxv-router-type nsxv-router-size dvr vnic-index housekeeper subnet_allocation extra_dhcp_opt",
        "nsx_v, nsxv-router-size provider-security-group housekeeper",
        "nsx_v3, T housekeeper",
        "nsx_p, T mac-learning",
        "dvs, multi-provider vlan-transparent",
        "dvs, multi-provider agent dhcp_agent_scheduler",
        "other, subnet_allocation agent dhcp_agent_scheduler l3_agent_scheduler",
        "other, extra_dhcp_opt"
    })
    void isToldByItsExtensions(String plugin, String extensions) {
        var all = extensions.replaceAll("^T ", NSX_T) + " " + COMMON;
        assertThat(Plugin.of(Set.copyOf(new HashSet<>(java.util.List.of(all.split(" +")))))
                        .word())
                .isEqualTo(plugin);
    }

    @Test
    void aRecordedMl2IsNoneOfVmwares() throws IOException {
        var aliases = new HashSet<String>();
        new ObjectMapper()
                .readTree(Recordings.body("neutron-extensions"))
                .path("extensions")
                .forEach(e -> aliases.add(e.path("alias").asText()));
        assertThat(Plugin.of(aliases)).isEqualTo(Plugin.OTHER);
    }

    @Test
    void aNeutronThatListsNothingIsNotTakenForVmwares() {
        assertThat(Plugin.of(Set.of())).isEqualTo(Plugin.OTHER);
    }
}
