package io.vioscope.source.openstack.nova;

import static io.vioscope.source.openstack.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a compute service belongs, as two lists tell. */
class PlacesTest {
    private static final EntityKey SERVICE = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@compute01");

    private final FakeCloud cloud = new FakeCloud();
    private final Source nova = cloud.sources(FakeCloud.LIMITS).get(1);
    private final Engine engine = new Engine(Map.of());
    private Snapshot snapshot = Snapshot.unknown("test");

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<String> places() {
        var report = cloud.run(nova::poll);
        snapshot =
                engine.step(snapshot, new Input.Reported(report), Instant.now()).next();
        return believed().relations().stream()
                .filter(r -> r.type() == RelationType.PART_OF)
                .map(Relation::to)
                .map(EntityKey::toString)
                .toList();
    }

    private Entity believed() {
        return snapshot.state().inventory().get(SERVICE).orElseThrow();
    }

    private static String aggregate(String hosts) {
        return "{\"aggregates\": [{\"id\": 1, \"name\": \"a\", \"hosts\": [" + hosts
                + "], \"availability_zone\": \"az1\"}]}";
    }

    @Test
    void aServiceIsInItsZoneAndInTheAggregatesThatNameItsHost() {
        assertThat(places()).contains("availability_zone/az1", "aggregate/1");
        cloud.on(FakeCloud.AGGREGATES, r -> json(r, aggregate("\"compute02\"")));
        assertThat(places()).contains("availability_zone/az1").doesNotContain("aggregate/1");
    }

    @Test
    void whatIsNotReadThisTimeStays() {
        places();
        cloud.on(FakeCloud.AGGREGATES, r -> r.response().setStatusCode(403).end("{}"));
        assertThat(places()).contains("aggregate/1");
        cloud.on(FakeCloud.AGGREGATES, r -> json(r, "{\"aggregates\": [{\"id\": 1, \"name\": 7, \"hosts\": []}]}"));
        assertThat(places()).contains("aggregate/1");
        cloud.on(FakeCloud.AGGREGATES, r -> json(r, "{\"aggregates\": []}"));
        assertThat(places()).doesNotContain("aggregate/1");
    }
}
