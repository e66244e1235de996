package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Recordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nova is asked why only when something happened. */
class CausesTest {
    private final FakeCloud cloud = new FakeCloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aQuietCloudIsAskedNothingAndAChangeIsAskedAboutOnce() {
        cloud.on("/v2.1/os-migrations", r -> FakeCloud.json(r, Recordings.body("nova-os-migrations-2.59")));
        var nova = cloud.sources(FakeCloud.LIMITS).stream()
                .filter(s -> s.id().name().equals("nova"))
                .findFirst()
                .orElseThrow();
        var first = cloud.run(nova::poll);
        assertThat(first.beyond().migrations()).hasSize(1);
        cloud.asked.clear();
        cloud.run(nova::poll);
        assertThat(cloud.asked).noneMatch(asked -> asked.contains("os-migrations") || asked.contains("actions"));

        var changed = Recordings.body("nova-servers-detail-2.69")
                .replaceFirst("\"status\":\"ACTIVE\"", "\"status\":\"REBOOT\"");
        cloud.on(
                FakeCloud.SERVERS,
                r -> FakeCloud.json(
                        r,
                        r.getParam("marker") == null && r.getParam("deleted") == null ? changed : "{\"servers\": []}"));
        cloud.run(nova::poll);
        assertThat(cloud.asked)
                .filteredOn(asked -> asked.contains("os-instance-actions"))
                .hasSize(1);
        assertThat(cloud.asked).noneMatch(asked -> asked.contains("os-migrations"));
        cloud.run(nova::poll);
        assertThat(cloud.asked)
                .filteredOn(asked -> asked.contains("os-instance-actions"))
                .hasSize(1);
    }
}
