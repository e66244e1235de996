package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.view.FactRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of the JSON, as files to read; {@code -Dgolden.write=true} writes them anew. */
class ApiTest {
    private static final Path GOLDEN = Path.of("src/main/resources/io/vioscope/web/examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "entities, 200, /api/v1/entities?q=kind:server&limit=3",
        "entities-of-a-stale-source, 200, /api/v1/entities?q=kind:project",
        "entity-server, 200, /api/v1/entities/server/s01",
        "entity-hypervisor, 200, /api/v1/entities/hypervisor/c3",
        "neighbours, 200, /api/v1/entities/hypervisor/c3/neighbours",
        "neighbours-up-and-down, 200, /api/v1/entities/hypervisor/c3/neighbours?up=2&down=1&limit=4",
        "neighbours-cut, 200, /api/v1/entities/hypervisor/c3/neighbours?limit=2",
        "bad-neighbours, 400, /api/v1/entities/hypervisor/c3/neighbours?up=11&down=x",
        "neighbours-of-nothing, 404, /api/v1/entities/server/s99/neighbours",
        "kinds, 200, /api/v1/kinds",
        "topology, 200, /api/v1/topology?focus=hypervisor/c3",
        "topology-to-hypervisors, 200, /api/v1/topology?level=hypervisor&limit=50",
        "bad-level, 400, /api/v1/topology?side=network&level=hypervisor",
        "topology-without-a-place, 404, /api/v1/topology?focus=image/x",
        "sources, 200, /api/v1/sources",
        "alarms, 200, /api/v1/alarms",
        "facts, 200, /api/v1/facts?limit=2",
        "facts-end, 200, /api/v1/facts?after=2",
        "no-such-path, 404, /api/v1/nothing",
        "no-such-server, 404, /api/v1/entities/server/s99",
        "never-listed, 404, /api/v1/entities/volume/v1",
        "no-such-kind, 404, /api/v1/entities/nonsense/x",
        "bad-parameters, 400, /api/v1/entities?limit=0&sort=colour&colour=red",
        "bad-filter, 400, /api/v1/entities?q=health:great",
        "bad-cloud, 400, /api/v1/alarms?cloud=west",
        "bad-after, 400, /api/v1/facts?after=-1",
        "views, 200, /api/v1/views",
        "licences, 200, /api/v1/system/licences",
        "problems, 200, /api/v1/problems",
        "problem, 200, /api/v1/problems/99",
        "problem-that-is-over, 200, /api/v1/problems/7",
        "no-such-problem, 404, /api/v1/problems/98",
        "no-problems-number, 404, /api/v1/problems/x",
        "alarms-of-a-problem, 200, /api/v1/alarms",
        "placement, 200, /api/v1/entities/server/s01/placement",
        "placement-then, 200, /api/v1/entities/server/s01/placement?at=2026-11-25T03:00:15%2B00:00",
        "placement-of-a-network, 404, /api/v1/entities/network/n1/placement",
        "placement-of-nothing, 404, /api/v1/entities/server/s99/placement",
        "rules, 200, /api/v1/rules?kind=image",
        "bad-rules, 400, /api/v1/rules?kind=nonsense&colour=red",
        "what-if, 200, /api/v1/what-if?entity=compute_service/nova-compute@c1&problem=compute_service.down&kind=hypervisor",
        "what-if-of-nothing, 404, /api/v1/what-if?entity=compute_service/x&problem=compute_service.down",
        "bad-what-if, 400, /api/v1/what-if?entity=c1&problem=compute_service.up&flow=down&kind=thing",
        "what-if-without-parameters, 400, /api/v1/what-if",
        "what-if-of-blanks, 400, /api/v1/what-if?entity=%20&problem=%0D%0A",
        "impact-of-a-problem-without-a-rule, 404, /api/v1/problems/99/impact",
        "impact-of-a-problem-that-is-over, 404, /api/v1/problems/7/impact",
        "why-of-nothing, 404, /api/v1/entities/server/s99/why",
        "bad-at, 400, /api/v1/entities/server/s01/placement?at=yesterday",
        "evidence-of-a-problem, 200, /api/v1/problems/99/evidence",
        "evidence-of-a-problem-that-is-over, 200, /api/v1/problems/7/evidence?standing=seen",
        "evidence-of-no-problem, 404, /api/v1/problems/98/evidence",
        "timeline-of-a-problem, 200, /api/v1/problems/7/timeline?limit=1",
        "timeline-of-a-problem-that-is-not-recorded, 200, /api/v1/problems/99/timeline",
        "timeline-of-no-problem, 404, /api/v1/problems/98/timeline?after=3",
        "history-of-a-server, 200, /api/v1/entities/server/s01/history",
        "history-of-nothing, 404, /api/v1/entities/server/s99/history",
        "delivery, 200, /api/v1/receipts/noc/vio/9",
        "delivery-of-what-was-not-told, 200, /api/v1/receipts/noc/vio/12",
        "delivery-of-nothing, 404, /api/v1/receipts/noc/vio/98",
        "delivery-to-nobody, 404, /api/v1/receipts/nobody/vio/9",
        "bad-problem-filter, 400, /api/v1/problems?q=colour:red&cursor=x&limit=0",
        "bad-history, 400, /api/v1/entities/server/s01/history?type=moved&cursor=x",
    })
    void anAnswerIsAsItIsWritten(String name, int status, String path) throws IOException {
        fact(1, "server_moved", "{\"type\":\"server_moved\",\"kind\":\"server\",\"id\":\"s01\"}");
        fact(2, "entity_missing", "{\"type\":\"entity_missing\",\"kind\":\"server\",\"id\":\"s02\"}");
        site.log.dated.put(Clouds.NAME, Clouds.moves());
        if (name.equals("views")) {
            view();
        }
        if (name.contains("problem")) {
            problems();
        }
        if (name.startsWith("delivery")) {
            NotificationPagesTest.tell(site);
        }
        site.engineOf(Clouds.troubled());

        var answer = site.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains(status == 200 ? "application/json" : "application/problem+json");
        golden(name, answer.body());
    }

    private void view() {
        var wanted = "{\"query\":\"q=severity:critical+taken:nobody\"}";
        var saved = site.sendBody("PUT", "/api/v1/views/problems/critical%2C%20not%20taken%20up", wanted);
        assertThat(saved.statusCode()).isEqualTo(201);
    }

    private void problems() {
        var over = Clouds.hostDown(7, Problem.Phase.CLEARING, "It was c3.");
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        site.log.dated.put(
                Clouds.NAME,
                List.of(
                        new Dated(Worlds.START, new ProblemFact.Opened(over)),
                        new Dated(
                                Worlds.START.plusSeconds(90),
                                new ProblemFact.Resolved(over, ProblemFact.Ending.SYMPTOMS_ENDED))));
    }

    @Test
    void whereTheEndOfAProblemCannotBeReadItIsNotKnownWhetherThereWasOne() throws IOException {
        problems();
        site.log.away = true;

        var over = site.get("/api/v1/problems/7");

        assertThat(over.statusCode()).isEqualTo(503);
        assertThat(over.headers().firstValue("Retry-After")).contains("5");
        golden("problem-away", over.body());
        assertThat(site.get("/api/v1/problems/99").statusCode()).isEqualTo(200);
    }

    static void golden(String name, String body) throws IOException {
        var file = GOLDEN.resolve(name + ".json");
        var told = body.replaceFirst("\"trace\":\"[0-9a-f]{32}\"", "\"trace\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
        var pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(told)) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, pretty);
        }
        assertThat(pretty).isEqualTo(Files.readString(file));
    }

    private void fact(long seq, String type, String body) {
        site.log.rows.add(new FactRow(Clouds.NAME, seq, Worlds.START.plusMillis(seq), type, body));
    }

    @Test
    void everyProblemSaysItsOwnStatusAndType() throws IOException {
        site.log.away = true;
        for (var path : new String[] {"/api/v1/nothing", "/api/v1/entities?limit=x", "/api/v1/facts"}) {
            var answer = site.get(path);
            var problem = JSON.readTree(answer.body());
            assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
            assertThat(problem.path("type").asText()).startsWith("urn:vioscope:problem:");
            assertThat(problem.path("title").asText()).isNotBlank();
            assertThat(problem.path("detail").asText()).isNotBlank();
        }
        var post = JSON.readTree(site.send("POST", "/api/v1/entities").body());
        assertThat(post.path("status").asInt()).isEqualTo(405);
    }

    @Test
    void factsThatCannotBeReadAreNotAnEmptyList() throws IOException {
        site.log.away = true;

        var answer = site.get("/api/v1/facts");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        golden("fact-log-away", answer.body());
    }

    @Test
    void wherePlacesCannotBeReadTheyAreNotKnownToBeNone() throws IOException {
        site.log.away = true;

        var answer = site.get("/api/v1/entities/server/s01/placement");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        golden("placement-away", answer.body());
    }

    @Test
    void aliveMeansThatItAnswers() {
        try (var fresh = new RunningSite(Clouds.NAME)) {
            assertThat(fresh.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void readyMeansThatTheCloudWasHeardOfAndTheDatabaseKeepsUp() throws IOException {
        try (var fresh = new RunningSite(Clouds.NAME)) {
            assertThat(ready(fresh, 503, 0)).isEqualTo("no source has reported since the start");
            assertThat(ready(fresh, 503, 1)).isEqualTo("nothing was heard from it yet");

            fresh.show(Clouds.troubled());
            fresh.show(new Recording(2, Worlds.START, "connection refused"));
            assertThat(ready(fresh, 503, 0)).isEqualTo("has reported");
            assertThat(ready(fresh, 503, 1)).isEqualTo("not recording since 2026-11-25T03:00:00Z");

            fresh.show(Recording.UP_TO_DATE);
            assertThat(ready(fresh, 200, 1)).isEqualTo("records");
        }
    }

    private static String ready(RunningSite site, int status, int component) throws IOException {
        var answer = site.get("/readyz");
        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body.path("ready").asBoolean()).isEqualTo(status == 200);
        return body.path("components").path(component).path("detail").asText();
    }

    @Test
    void theGaugesCountWhatThePagesShow() {
        assertThat(site.get("/metrics").body())
                .contains("vioscope_entities{cloud=\"vio\",health=\"down\",kind=\"server\"} 2.0")
                .contains("vioscope_entities{cloud=\"vio\",health=\"off\",kind=\"server\"} 1.0")
                .contains("vioscope_entities{cloud=\"vio\",health=\"unknown\",kind=\"project\"} 2.0")
                .contains("vioscope_alarms{cloud=\"vio\",severity=\"major\"} 4.0")
                .contains("vioscope_source_fresh{cloud=\"vio\",source=\"keystone\"} 0.0")
                .contains("vioscope_source_fresh{cloud=\"vio\",source=\"nova\"} 1.0")
                .contains("vioscope_source_age_seconds{cloud=\"vio\",source=\"keystone\"} 100.0")
                .contains("vioscope_recording_behind 0.0");
    }

    @Test
    void whatIsNotKnownIsNoNumber() {
        try (var fresh = new RunningSite(Clouds.NAME)) {
            assertThat(fresh.get("/metrics").body())
                    .contains("vioscope_source_age_seconds{cloud=\"vio\",source=\"nova\"} NaN")
                    .contains("vioscope_recording_behind NaN");
        }
    }
}
