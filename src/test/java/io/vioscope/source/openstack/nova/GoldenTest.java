package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Claims;
import io.vioscope.model.AdminState;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nova's recorded answers, decoded. */
class GoldenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nova-servers-detail-2.1",
                "nova-servers-detail-2.53",
                "nova-servers-detail-2.69",
                "nova-servers-detail-2.93",
                "nova-servers-page1",
                "nova-servers-page2",
                "nova-servers-deleted"
            })
    void servers(String name) throws IOException {
        Golden.check(name, new ServerDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.53", "2.69", "2.93"})
    void hypervisors(String version) throws IOException {
        Golden.check("nova-os-hypervisors-detail-" + version, new HypervisorDecoder());
    }

    @Test
    void whatServersClaimOfHypervisorsIsBesideThem() throws IOException {
        var old = new HypervisorDecoder();
        Golden.check("nova-os-hypervisors-detail-2.53", old);
        var newer = new HypervisorDecoder();
        Golden.check("nova-os-hypervisors-detail-2.93", newer);

        var key = new EntityKey(Kind.HYPERVISOR, "domain-c101.4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01");
        assertThat(old.claims()).containsEntry(key, new Claims(19, 34_816, 323));
        assertThat(newer.claims()).as("Nova does not tell it any more").isEmpty();
    }

    @Test
    void aggregatesAndZones() throws IOException {
        Golden.check("nova-os-aggregates", new AggregateDecoder());
        Golden.check("nova-os-availability-zone-detail", new ZoneDecoder());
    }

    @ParameterizedTest
    @CsvSource({"true,available,ENABLED", "false,not available,DISABLED", "'',not told,ENABLED"})
    void aZoneIsNoFaultWhateverItSays(String available, String word, AdminState admin) {
        assertThat(ZoneDecoder.status(available)).isEqualTo(new Status(word, Health.UNKNOWN, admin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.53", "2.93"})
    void services(String version) throws IOException {
        Golden.check("nova-os-services-" + version, new ServiceDecoder());
    }
}
