package io.vioscope.source.nsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Source;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of an NSX that does not answer as it should. */
class NsxFailuresTest {
    private static final String STATUSES = "/api/v1/transport-zones/transport-node-status";

    private final FakeNsx nsx = new FakeNsx();
    private final VirtualClock clock = new VirtualClock();
    private final Source source = nsx.source(nsx.access(), clock);

    @AfterEach
    void stop() {
        nsx.close();
    }

    private Report look() {
        clock.advanceSeconds(30);
        return nsx.run(source::poll);
    }

    private static String state(Report report) {
        var manager = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());
        return Objects.requireNonNull(report.beyond().details().told().get(manager))
                .toMap()
                .getOrDefault("nsx.state", "");
    }

    private static Map<Kind, ReadFailure> unseen(Report report) {
        return report.completeness().match(all -> Map.of(), some -> some.unseen(), none -> Map.of());
    }

    private static ReadFailure why(Report report, Kind kind) {
        return Objects.requireNonNull(unseen(report).get(kind));
    }

    private static Consumer<HttpServerRequest> answering(int status, String type, String body) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .end(body);
    }

    @ParameterizedTest
    @CsvSource({
        "503, text/html,        <html>bad gateway, no NSX Manager",
        "503, application/json, {},                failing",
        "500, application/json, {},                failing",
        "200, text/html,        <html>hello,       no NSX Manager",
        "200, application/json, {\"half,           no NSX Manager",
        "200, application/json, [],                no NSX Manager",
        "302, text/html,        moved,             no NSX Manager",
        "429, application/json, {},                too many calls",
        "403, application/json, {\"error_code\":1}, no permission"
    })
    void tellsWhatAnswersInPlaceOfTheCluster(int status, String type, String body, String state) {
        nsx.on(Nsx.CLUSTER, answering(status, type, body));
        var report = look();
        assertThat(state(report)).isEqualTo(state);
        assertThat(report.entities()).isEmpty();
        assertThat(unseen(report)).containsKeys(Kind.EDGE_CLUSTER, Kind.ROUTER);
    }

    @Test
    void aRefusedPasswordIsNotTriedAgainForFiveMinutes() {
        var wrong = nsx.source(nsx.access("wrong"), clock);
        var report = nsx.run(wrong::poll);
        assertThat(state(report)).isEqualTo("login refused");
        assertThat(why(report, Kind.ROUTER).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(why(report, Kind.ROUTER).detail()).contains("vioscope").doesNotContain("wrong");
        clock.advanceSeconds(290);
        nsx.run(wrong::poll);
        assertThat(nsx.asked)
                .filteredOn(path -> path.contains("session/create"))
                .hasSize(1);
        clock.advance(Duration.ofSeconds(20));
        nsx.run(wrong::poll);
        assertThat(nsx.asked)
                .filteredOn(path -> path.contains("session/create"))
                .hasSize(2);
    }

    @Test
    void aSessionThatIsNeverRightIsBegunAnewOnceForEachCall() {
        look();
        nsx.on(STATUSES, request -> FakeNsx.error(request, 403, 98));
        nsx.asked.clear();
        var report = look();
        assertThat(nsx.asked)
                .filteredOn(path -> path.contains("session/create"))
                .hasSize(1);
        assertThat(unseen(report)).containsOnlyKeys(Kind.ESXI_HOST, Kind.HYPERVISOR);
        assertThat(why(report, Kind.ESXI_HOST).cause()).isEqualTo(Cause.FORBIDDEN);
    }

    @Test
    void whatTheRoleMayNotReadIsUnseenAndTheRestIsTold() {
        nsx.on("/api/v1/logical-routers", request -> FakeNsx.error(request, 403, 401));
        var report = look();
        assertThat(unseen(report)).containsOnlyKeys(Kind.ROUTER);
        assertThat(report.entities()).hasSize(1);
        assertThat(report.beyond().details().whole())
                .doesNotContain(Kind.ROUTER)
                .contains(Kind.ESXI_HOST);
        assertThat(nsx.sessions()).isEqualTo(1);
    }

    @Test
    void anEdgeClusterWhoseStatusIsNotToldIsNotHeldToBeGone() {
        nsx.on("/api/v1/edge-clusters/" + FakeNsx.EDGES + "/status", request -> FakeNsx.error(request, 500, 1));
        var report = look();
        assertThat(report.entities()).isEmpty();
        assertThat(report.sawAll(Kind.EDGE_CLUSTER)).isFalse();
        assertThat(unseen(report)).containsOnlyKeys(Kind.EDGE_CLUSTER);
    }

    @Test
    void anOlderNsxHasNoAlarms() {
        nsx.on("/api/v1/alarms", request -> FakeNsx.error(request, 404, 600));
        nsx.on("/policy/api/v1/infra/realized-state/alarms", request -> FakeNsx.error(request, 404, 600));
        assertThat(look().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void waitsAsLongAsNsxAsksFor() {
        var times = new AtomicInteger();
        nsx.on(STATUSES, request -> {
            if (times.incrementAndGet() == 1) {
                request.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "0")
                        .end();
            } else {
                FakeNsx.json(request, "{\"results\":[],\"result_count\":0}");
            }
        });
        assertThat(look().completeness()).isEqualTo(new Completeness.Complete());
        assertThat(times).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"results\":[],\"cursor\":\"again\"}', PAGING_LOOP",
        "'{\"rows\":[]}', WRONG_SHAPE",
        "'{\"results\":[7]}', WRONG_SHAPE",
        "'{\"results\":{}}', WRONG_SHAPE",
        "'<html>', NOT_JSON"
    })
    void aListThatIsNoneIsUnseen(String body, Cause cause) {
        nsx.on(STATUSES, answering(200, "application/json", body));
        assertThat(why(look(), Kind.ESXI_HOST).cause()).isEqualTo(cause);
    }

    @Test
    void hostileValuesDoNoHarm() {
        nsx.list(
                Part.EDGE_CLUSTERS,
                "{'id': 'a b/../?x', 'display_name': '<script>\\u0000\\ud800', 'members': 3}",
                "{'id': 7, 'display_name': 'nameless'}");
        nsx.list(
                Part.GATEWAYS,
                "{'id': null, 'edge_cluster_id': 'x', 'tags': [{'scope': 'os-neutron-router-id', 'tag': ''}]}");
        nsx.list(Part.UNREALIZED, "{'source_reference': '/infra/tier-1s/%00\\u0000/x', 'message': 5}", "{}");
        nsx.list(Part.VCENTERS, "{'id': 'x', 'origin_properties': 'none'}");
        var report = look();
        assertThat(report.entities()).isEmpty();
        assertThat(unseen(report)).containsKey(Kind.EDGE_CLUSTER);
    }
}
