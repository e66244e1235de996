package io.vioscope.source.openstack.nova;

import static io.vioscope.source.openstack.FakeCloud.LIMITS;
import static io.vioscope.source.openstack.FakeCloud.SERVERS;
import static io.vioscope.source.openstack.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Nova says is deleted, and what it says of a server that is also in the list of the living. */
class DeletionsTest {
    private static final String LIVE = "1d3e8954-0087-4275-9b7b-0d46f9489e53";

    private final FakeCloud cloud = new FakeCloud();
    private final Source nova = cloud.sources(LIMITS).get(1);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Report secondPollWith(Consumer<HttpServerRequest> deletedList) {
        assertThat(cloud.run(nova::poll).gone()).isEmpty();
        assertThat(deletedCalls()).isEmpty();
        cloud.on(SERVERS, r -> {
            if (r.getParam("deleted") != null && r.getParam("marker") == null) {
                deletedList.accept(r);
            } else {
                cloud.truth(r);
            }
        });
        return cloud.run(nova::poll);
    }

    private List<String> deletedCalls() {
        return cloud.asked.stream().filter(a -> a.contains("deleted=true")).toList();
    }

    private static String row(String id, String status, Instant updated) {
        return "{\"servers\": [{\"id\": \"%s\", \"name\": \"x\", \"status\": \"%s\", \"updated\": \"%s\"}]}"
                .formatted(id, status, updated.truncatedTo(ChronoUnit.SECONDS));
    }

    private static EntityKey server(String id) {
        return new EntityKey(Kind.SERVER, id);
    }

    @Test
    void aDeletedRowIsGoneAndAskedForByTheServersClock() {
        var before = Instant.now();
        var report = secondPollWith(r -> json(r, row("dead", "DELETED", Instant.now())));
        assertThat(report.gone()).containsExactly(server("dead"));
        var since = Instant.parse(deletedCalls().get(0).replaceAll(".*changes-since=([^&]*).*", "$1"));
        assertThat(since).isBetween(before.minusSeconds(180), Instant.now().minusSeconds(119));
    }

    @Test
    void aDeletionNewerThanTheListWins() {
        var report =
                secondPollWith(r -> json(r, row(LIVE, "DELETED", Instant.now().plusSeconds(5))));
        assertThat(report.gone()).containsExactly(server(LIVE));
        assertThat(report.entities()).noneMatch(e -> e.id().equals(LIVE));
    }

    @Test
    void aDeletionOlderThanTheListLoses() {
        var report =
                secondPollWith(r -> json(r, row(LIVE, "DELETED", Instant.now().minusSeconds(90))));
        assertThat(report.gone()).isEmpty();
        assertThat(report.entities()).anyMatch(e -> e.id().equals(LIVE));
    }

    @Test
    void aSoftDeletedServerIsNotGone() {
        var report = secondPollWith(r -> json(r, row("soft", "SOFT_DELETED", Instant.now())));
        assertThat(report.gone()).isEmpty();
    }

    @Test
    void aRefusedListOfDeletionsHarmsNothingAndIsAskedAgainFromTheSameTime() {
        var report = secondPollWith(r -> r.response().setStatusCode(403).end("{}"));
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        cloud.run(nova::poll);
        assertThat(deletedCalls()).hasSize(2);
        assertThat(deletedCalls().get(1)).isEqualTo(deletedCalls().get(0));
    }

    @Test
    void stubsOfADownCellAreUnreadable() {
        cloud.on(SERVERS, r -> {
            if (r.getParam("marker") == null) {
                json(r, "{\"servers\": [{\"id\": \"s\", \"status\": \"UNKNOWN\", \"tenant_id\": \"p\"}]}");
            } else {
                cloud.truth(r);
            }
        });
        var report = cloud.run(nova::poll);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.unreadable()).singleElement().matches(u -> u.key().equals(server("s")));
    }

    @Test
    void speaksTheAgreedVersionInBothHeaders() {
        var seen = new java.util.concurrent.CopyOnWriteArrayList<String>();
        cloud.on(FakeCloud.SERVICES, r -> {
            seen.add(r.getHeader("OpenStack-API-Version") + "," + r.getHeader("X-OpenStack-Nova-API-Version"));
            cloud.truth(r);
        });
        cloud.run(nova::poll);
        cloud.run(nova::poll);
        assertThat(seen).containsOnly("compute 2.79,2.79");
        assertThat(cloud.asked.stream().filter(a -> a.equals("GET /v2.1/"))).hasSize(1);
    }
}
