package io.vioscope.source.openstack.nova;

import io.vioscope.source.openstack.Golden;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.53", "2.93"})
    void services(String version) throws IOException {
        Golden.check("nova-os-services-" + version, new ServiceDecoder());
    }
}
