package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vioscope.bus.Bus;
import io.vioscope.client.ApiClient;
import io.vioscope.client.ApiException;
import io.vioscope.client.api.DiagnosisApi;
import io.vioscope.client.api.FactsApi;
import io.vioscope.client.api.InventoryApi;
import io.vioscope.client.api.ProblemsApi;
import io.vioscope.client.api.ServerApi;
import io.vioscope.client.api.SourcesApi;
import io.vioscope.client.api.TellingApi;
import io.vioscope.client.model.AssignmentWanted;
import io.vioscope.client.model.Entity;
import io.vioscope.client.model.EntityFactType;
import io.vioscope.client.model.Kind;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.view.FactRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that a public generator has made from the contract, and that knows nothing else of us, talks to the running server. */
class GeneratedClientTest {
    private static RunningSite site;
    private static ApiClient client;

    @BeforeAll
    static void start() {
        site = RunningSite.troubled();
        var down = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
        var now = Clouds.with(Clouds.troubled(), down);
        site.show(now);
        site.engineOf(now);
        site.log.dated.put(Clouds.NAME, List.of(new Dated(Worlds.START, new ProblemFact.Opened(down))));
        for (var seq = 1; seq <= 5; seq++) {
            var body = "{\"type\":\"server_moved\",\"kind\":\"server\",\"id\":\"s01\"}";
            site.log.rows.add(new FactRow(Clouds.NAME, seq, Worlds.START, "server_moved", body));
        }
        NotificationPagesTest.tell(site);
        RunningSite.await(Bus.of(site.vertx)
                .answer(Bus.problems(Clouds.NAME), (ProblemOrder order) ->
                        Engine.outcome(now.state(), order, Worlds.START)));
        client = new ApiClient();
        client.updateBaseUri(site.url(""));
        client.setRequestInterceptor(request -> request.header("Accept-Encoding", "gzip"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void itReadsAListPageByPageByItsCursor() throws ApiException {
        var api = new InventoryApi(client);
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = api.listEntities("kind:server", "name", cursor, 3, null, null);
            assertThat(page.getItems()).hasSizeBetween(1, 3);
            page.getItems().stream().map(Entity::getId).forEach(ids::add);
            assertThat(page.getFreshness()).isNotEmpty();
            cursor = page.getNext();
        } while (cursor != null);
        var all = api.listEntities("kind:server", "name", null, 1000, null, null).getItems();
        assertThat(ids).hasSizeGreaterThan(3).isEqualTo(all.stream().map(Entity::getId).toList());
    }

    @Test
    void itReadsOneThingWhatItIsTiedToWhatHappenedToItAndTheMap() throws ApiException {
        var api = new InventoryApi(client);
        var server = api.getEntity(Kind.SERVER, "s01", null, null, null);
        assertThat(server.getName()).isEqualTo("web-s01");
        assertThat(server.getLastKnown().getStatus()).isNotEmpty();
        assertThat(server.getSeenAt()).isNotNull();
        assertThat(api.listNeighbours(Kind.HYPERVISOR, "c3", 1, 2, null, null, null, null)
                        .getItems())
                .isNotEmpty();
        var first = api.entityHistory(Kind.SERVER, "s01", null, null, List.of(EntityFactType.SERVER_MOVED), null, 2, null);
        assertThat(first.getItems()).hasSize(2);
        assertThat(first.getItems().get(0).getSeq()).isEqualTo(5);
        assertThat(api.getTopology(null, null, "hypervisor/c3", "server", 100, null, null)
                        .getNodes())
                .isNotEmpty();
        assertThat(api.listKinds(null, null, null).getItems()).isNotEmpty();
        assertThat(api.listEntities(null, null, null, 1, null, List.of("id", "health"))
                        .getItems()
                        .get(0)
                        .getName())
                .isNull();
    }

    @Test
    void itReadsAProblemItsEvidenceItsStepsAndWhoSuffers() throws ApiException {
        var api = new ProblemsApi(client);
        assertThat(api.listProblems("cause:c3", "-opened", null, null, null, null, null)
                        .getItems())
                .hasSize(1);
        var problem = api.getProblem(99L, null, null, null);
        assertThat(problem.getCertainty()).isEqualTo(91);
        assertThat(problem.getVerdict().getEvidence()).hasSize(5);
        var evidence = api.problemEvidence(99L, null, null, "seen", null);
        assertThat(evidence.getItems()).hasSize(2);
        assertThat(evidence.getRejected()).hasSize(2);
        var timeline = api.problemTimeline(99L, null, null, null, null, null);
        assertThat(timeline.getRecorded()).isTrue();
        assertThat(timeline.getItems().get(0).getType()).isEqualTo("problem_opened");
        assertThat(api.listAlarms("-raised", null, 2, null, null, null)
                        .getNext()).isNotNull();
    }

    @Test
    void itDoesSomethingAboutAProblem() throws ApiException {
        var api = new ProblemsApi(client);
        var wanted = new AssignmentWanted().owner("Bob").by("Ann");
        var tag = api.getProblemWithHttpInfo(99L, null, null, null).getHeaders().get("etag").get(0);
        assertThat(api.assignProblem(99L, wanted, null, tag, "key-1").getOwner()).isEqualTo("Bob");
        assertThat(api.assignProblem(99L, wanted, null, null, "key-2").getVersion())
                .isEqualTo(1);
        assertThatThrownBy(() -> api.assignProblem(99L, wanted, null, "W/\"another\"", null))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode())
                        .isEqualTo(412));
    }

    @Test
    void itReadsWhatReceiversWereToldAndTheMessage() throws ApiException {
        var api = new TellingApi(client);
        assertThat(api.listReceivers(null).getItems()).hasSize(2);
        assertThat(api.listReceipts("noc", null, 10, null).getItems()).hasSize(3);
        var message = api.getReceipt("noc", Clouds.NAME, 9L, null).getMessage();
        assertThat(message.getName()).isEqualTo("vsRootCauseRaised");
        assertThat(message.getVariables().get(0).getValue()).isEqualTo("7");
    }

    @Test
    void itReadsFactsRulesSourcesAndWhatTheServerSaysOfItself() throws ApiException {
        var facts = new FactsApi(client).listFacts(null, 2L, 2, null);
        assertThat(facts.getItems()).extracting(fact -> fact.getSeq()).containsExactly(3L, 4L);
        assertThat(facts.getNext()).isEqualTo(4L);
        var diagnosis = new DiagnosisApi(client);
        assertThat(diagnosis.listRules(Kind.IMAGE, null, null).getItems()).isNotEmpty();
        var harm = diagnosis.whatIf("compute_service/nova-compute@c1", "compute_service.down", null, null, null, null);
        assertThat(harm.getSupposed()).isTrue();
        assertThat(diagnosis.whyEntity(Kind.COMPUTE_SERVICE, "nova-compute@c1", null, null)
                        .getItems())
                .isNotEmpty();
        assertThat(new SourcesApi(client).listSources(null, null, null).getItems())
                .hasSize(2);
        var server = new ServerApi(client);
        assertThat(server.getSystem().getVersion()).isEqualTo("1.2.3");
        assertThat(server.isReady().getReady()).isTrue();
        assertThat(server.getMetrics()).contains("vioscope_entities");
    }

    @Test
    void whatItDoesWrongItIsToldAsTheContractSays() {
        var api = new InventoryApi(client);
        assertThatThrownBy(() -> api.getEntity(Kind.SERVER, "nowhere", null, null, null))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(404);
                    assertThat(e.getResponseBody()).contains("urn:vioscope:problem:not-found");
                });
        assertThatThrownBy(() -> api.listEntities("colour:red", null, null, 9, null, null))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode())
                        .isEqualTo(400));
    }
}
