package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Recordings;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nova is asked of migrations each poll, by one call, and of a server's actions only when its status changed. */
class CausesTest {
    private final FakeCloud cloud = new FakeCloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aQuietCloudIsAskedForRecentMigrationsAndAChangeIsAskedAboutOnce() {
        cloud.on("/v2.1/os-migrations", r -> FakeCloud.json(r, Recordings.body("nova-os-migrations-2.59")));
        var nova = cloud.sources(FakeCloud.LIMITS).stream()
                .filter(s -> s.id().name().equals("nova"))
                .findFirst()
                .orElseThrow();
        var before = Instant.now();
        var first = cloud.run(nova::poll);
        assertThat(first.beyond().migrations()).hasSize(1);
        cloud.asked.clear();
        cloud.run(nova::poll);
        assertThat(cloud.asked)
                .filteredOn(asked -> asked.contains("os-migrations"))
                .singleElement()
                .satisfies(asked -> assertThat(Instant.parse(asked.replaceAll(".*changes-since=", "")))
                        .isBetween(before.minusSeconds(601), Instant.now().minusSeconds(599)));
        assertThat(cloud.asked).noneMatch(asked -> asked.contains("actions"));

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
        cloud.run(nova::poll);
        assertThat(cloud.asked)
                .filteredOn(asked -> asked.contains("os-instance-actions"))
                .hasSize(1);
    }
}
