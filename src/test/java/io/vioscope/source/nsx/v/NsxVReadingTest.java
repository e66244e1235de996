package io.vioscope.source.nsx.v;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.NsxAccess;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Source;
import io.vioscope.source.nsx.NsxCheck;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of an NSX for vSphere, also of one that does not answer as it should. */
class NsxVReadingTest {
    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, "nsx_manager");
    private static final EntityKey ROUTER = new EntityKey(Kind.ROUTER, FakeNsxV.ROUTER);
    private static final EntityKey CLUSTER = new EntityKey(Kind.HYPERVISOR, "domain-c34." + FakeNsxV.VCENTER);

    private final FakeNsxV nsx = new FakeNsxV();
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

    private static Map<String, String> told(Report report, EntityKey key) {
        var told = report.beyond().details().told().get(key);
        return told == null ? Map.of() : told.toMap();
    }

    private static EntityKey host(String id) {
        return new EntityKey(Kind.ESXI_HOST, id + "." + FakeNsxV.VCENTER);
    }

    private static Map<Kind, ReadFailure> unseen(Report report) {
        return report.completeness().match(all -> Map.of(), some -> some.unseen(), none -> Map.of());
    }

    private static Entity edge(Report report, String id) {
        return report.entities().stream()
                .filter(entity -> entity.key().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatIsThereAndJoinsItWithWhatOthersCallIt() {
        var report = look();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(told(report, MANAGER))
                .containsEntry("nsx.state", "answers")
                .containsEntry("nsx.version", "6.4.6.14819921")
                .containsEntry("nsx.controllers", "3")
                .containsEntry("nsx.vcenter", "connected")
                .doesNotContainKeys("nsx.controllers_down", "nsx.why", "nsx.unstable_groups");
        assertThat(report.entities()).extracting(entity -> entity.key().id()).containsExactly("edge-1", "edge-2");
        assertThat(edge(report, "edge-2").status().health()).isEqualTo(Health.OK);
        assertThat(edge(report, "edge-2").attributes().toMap())
                .containsOnly(Map.entry("nodes", "2"), Map.entry("edge_status", "green"));
        assertThat(told(report, ROUTER))
                .containsEntry("nsx.health", "ok")
                .containsEntry("nsx.gateway", "edge-2")
                .containsEntry("nsx.active_on", "web-" + FakeNsxV.ROUTER + "-0");
        assertThat(report.beyond().details().ties().told())
                .containsOnly(Map.entry(
                        ROUTER,
                        List.of(new Relation(RelationType.RUNS_ON, new EntityKey(Kind.EDGE_CLUSTER, "edge-2")))));
        assertThat(told(report, host("host-10")))
                .containsOnly(
                        Map.entry("nsx.node", "esx-host-10"),
                        Map.entry("nsx.deployment", "green"),
                        Map.entry("nsx.vxlan", "green"),
                        Map.entry("nsx.control", "up"),
                        Map.entry("nsx.management", "up"));
        assertThat(told(report, CLUSTER)).containsOnly(Map.entry("nsx.hosts", "2"));
    }

    @Test
    void asksOnceForEachClusterAndForAllHostsAtOnce() {
        look();
        assertThat(nsx.asked)
                .filteredOn(uri -> uri.contains("nwfabric") || uri.contains("connection"))
                .containsExactly(
                        "/api/2.0/nwfabric/status/child/domain-c34",
                        "/api/2.0/vdn/inventory/hosts/connection/status?hostId=host-10&hostId=host-9");
        assertThat(nsx.asked)
                .contains(
                        "/api/4.0/edges?startIndex=0&pageSize=256",
                        "/api/4.0/edges?startIndex=2&pageSize=256",
                        "/api/4.0/edges/edge-2/status?getlatest=false");
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING RUNNING RUNNING, answers,",
        "RUNNING RUNNING UNKNOWN, degraded, 10.0.0.3",
        "RUNNING UNKNOWN UNKNOWN, no control cluster, '10.0.0.2, 10.0.0.3'",
        "RUNNING RUNNING DEPLOYING, answers,",
        "Unknown, no control cluster, 10.0.0.1"
    })
    void tellsHowTheControllersAre(String words, String state, String down) {
        nsx.controllers(words.split(" "));
        var manager = told(look(), MANAGER);
        assertThat(manager).containsEntry("nsx.state", state);
        assertThat(manager.get("nsx.controllers_down")).isEqualTo(down);
    }

    @Test
    void tellsWhatOfTheManagerDoesNotRunAndThatItHasLostItsVCenter() {
        nsx.components("RUNNING", "STOPPED");
        assertThat(told(look(), MANAGER)).as("SSH is stopped on purpose").containsEntry("nsx.state", "answers");
        nsx.components("STOPPED", "RUNNING");
        assertThat(told(look(), MANAGER))
                .containsEntry("nsx.state", "degraded")
                .containsEntry("nsx.unstable_groups", "vPostgres");
        nsx.components("RUNNING", "RUNNING");
        nsx.vCenter(false);
        assertThat(told(look(), MANAGER)).containsEntry("nsx.state", "degraded").containsEntry("nsx.vcenter", "lost");
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN, GREEN GREEN, OK, ok",
        "GREEN, GREEN RED, DEGRADED, degraded",
        "YELLOW, YELLOW GREEN, UNKNOWN, unknown",
        "GREY, GREY GREY, UNKNOWN, unknown",
        "RED, RED RED, DOWN, down",
        "PURPLE, GREEN GREEN, UNKNOWN, unknown"
    })
    void tellsWhetherAnEdgeCarriesItsRouter(String all, String each, Health health, String word) {
        nsx.edges(FakeNsxV.edge("edge-2", "web-" + FakeNsxV.ROUTER, all, 2));
        nsx.status("edge-2", all, each.split(" ")[0], each.split(" ")[1]);
        var report = look();
        assertThat(edge(report, "edge-2").status().health()).isEqualTo(health);
        assertThat(told(report, ROUTER)).containsEntry("nsx.health", word);
    }

    @Test
    void asksForSixteenEdgesOfTwoALookAndForThoseWithTroubleAgain() {
        var ids = IntStream.range(0, 20).mapToObj(i -> "edge-" + (100 + i)).toList();
        nsx.edges(ids.stream().map(id -> FakeNsxV.edge(id, id, "GREEN", 2)).toArray(String[]::new));
        ids.forEach(id -> nsx.status(id, "GREEN", "GREEN", "GREEN"));
        nsx.status("edge-103", "GREEN", "GREEN", "RED");
        for (var i = 0; i < 3; i++) {
            nsx.asked.clear();
            look();
            assertThat(nsx.paths())
                    .filteredOn(path -> path.endsWith("/status") && path.contains("/edges/"))
                    .hasSize(16);
        }
        assertThat(nsx.paths()).contains("/api/4.0/edges/edge-103/status");
        assertThat(edge(look(), "edge-103").attributes().toMap()).containsEntry("nodes_down", "edge-103-1");
    }

    @Test
    void tellsHostsThatAreNotReady() {
        nsx.fabric("RED", "GREEN");
        nsx.connections("DOWN", "UP");
        var report = look();
        assertThat(told(report, host("host-9")))
                .containsEntry("nsx.vxlan", "red")
                .containsEntry("nsx.control", "down")
                .as("NSX does not say that its data path is down")
                .doesNotContainKey("nsx.status");
        assertThat(told(report, CLUSTER)).containsEntry("nsx.hosts_not_ready", "esx-host-9");
    }

    @Test
    void withoutTheVCenterNothingIsJoinedAndTheCheckSaysSo() {
        var access = nsx.access("r\u00efght:&", null);
        var unnamed = nsx.source(access, clock);
        var report = nsx.run(unnamed::poll);
        assertThat(report.beyond().details().told()).containsOnlyKeys(MANAGER, ROUTER);
        assertThat(check(access))
                .filteredOn(finding -> !finding.ok())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).endsWith("as no vcenter is given"));
    }

    private List<Finding> check(NsxAccess access) {
        return FakeCloud.await(Future.future(promise -> nsx.vertx()
                .runOnContext(v -> NsxCheck.of(nsx.vertx(), nsx.config(access), clock, FakeCloud.LIMITS)
                        .onComplete(promise))));
    }

    @Test
    void aCheckSaysHowMuchIsSeenAndWhatIsNot() {
        assertThat(check(nsx.access()))
                .allMatch(Finding::ok)
                .extracting(Finding::detail)
                .anyMatch(detail -> detail.startsWith("NSX for vSphere, version 6.4.6"))
                .contains(
                        "2 edge gateways, 1 of which are one router's; 2 prepared hosts, 2 of which can be joined with"
                                + " vCenter's");
        nsx.on(Part.COMPONENTS.path(), request -> FakeNsxV.error(request, 403));
        assertThat(check(nsx.access()))
                .filteredOn(finding -> !finding.ok())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("components", "403"));
        assertThat(check(nsx.access("wrong", null)))
                .singleElement()
                .matches(finding -> !finding.ok() && finding.detail().contains("Login of vioscope"));
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void aRefusedAccountIsNotTriedAgainForFiveMinutes(int status) {
        nsx.on("*", request -> FakeNsxV.error(request, status));
        assertThat(told(look(), MANAGER))
                .containsEntry("nsx.state", "login refused")
                .hasEntrySatisfying(
                        "nsx.why", why -> assertThat(why).contains("vioscope").doesNotContain("ght:&"));
        nsx.truth();
        nsx.asked.clear();
        clock.advanceSeconds(240);
        look();
        assertThat(nsx.asked).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(told(look(), MANAGER)).containsEntry("nsx.state", "answers");
    }

    private static Consumer<HttpServerRequest> answering(int status, String type, String body) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .end(body);
    }

    @ParameterizedTest
    @CsvSource({
        "503, text/html,       <html>bad gateway,  no NSX Manager",
        "503, application/xml, <error/>,           failing",
        "200, text/html,       <html>hello,        no NSX Manager",
        "200, application/xml, <controllers>,      no NSX Manager",
        "200, application/xml, '{}',               no NSX Manager",
        "302, text/html,       moved,              no NSX Manager",
        "404, application/xml, <error/>,           no NSX Manager",
        "429, application/xml, <error/>,           too many calls",
        "200, application/xml, '<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>', no NSX Manager"
    })
    void tellsWhatAnswersInPlaceOfTheControllers(int status, String type, String body, String state) {
        nsx.on(NsxV.CONTROLLERS, answering(status, type, body));
        var report = look();
        assertThat(told(report, MANAGER)).containsEntry("nsx.state", state);
        assertThat(report.entities()).isEmpty();
        assertThat(unseen(report)).containsKeys(Kind.EDGE_CLUSTER, Kind.ROUTER);
    }

    @Test
    void waitsAsLongAsIsAskedFor() {
        var times = new AtomicInteger();
        nsx.on(Part.SCOPES.path(), request -> {
            if (times.incrementAndGet() == 1) {
                request.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "0")
                        .end();
            } else {
                FakeNsxV.xml(request, "<vdnScopes/>");
            }
        });
        assertThat(look().completeness()).isEqualTo(new Completeness.Complete());
        assertThat(times).hasValue(2);
    }

    @Test
    void whatCannotBeReadIsUnseenAndTheRestIsTold() {
        nsx.on(Part.EDGES.path(), request -> FakeNsxV.error(request, 403));
        var report = look();
        assertThat(unseen(report)).containsOnlyKeys(Kind.EDGE_CLUSTER, Kind.ROUTER);
        assertThat(unseen(report).get(Kind.ROUTER))
                .satisfies(why -> assertThat(why.cause()).isEqualTo(Cause.FORBIDDEN));
        assertThat(told(report, CLUSTER)).containsKey("nsx.hosts");
        assertThat(report.beyond().details().whole()).contains(Kind.ESXI_HOST).doesNotContain(Kind.ROUTER);
    }

    @Test
    void anOlderNsxHasNoConnectionsOfHosts() {
        nsx.on(Part.CONNECTIONS.path(), request -> FakeNsxV.error(request, 404));
        assertThat(look().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void aListWithoutAPageIsUnseenAndOneWithoutEndToo() {
        nsx.on(Part.EDGES.path(), request -> FakeNsxV.xml(request, "<edges/>"));
        assertThat(unseen(look()).get(Kind.EDGE_CLUSTER))
                .satisfies(why -> assertThat(why.cause()).isEqualTo(Cause.WRONG_SHAPE));
        nsx.on(
                Part.EDGES.path(),
                request -> FakeNsxV.xml(
                        request,
                        "<p><edgePage><pagingInfo><totalCount>999999999</totalCount></pagingInfo>"
                                + FakeNsxV.edge("edge-1", "again", "GREEN", 1) + "</edgePage></p>"));
        assertThat(unseen(look()).get(Kind.EDGE_CLUSTER))
                .satisfies(why -> assertThat(why.cause()).isEqualTo(Cause.PAGING_LOOP));
    }

    @Test
    void hostileValuesDoNoHarm() {
        nsx.edges(
                FakeNsxV.edge("edge/../..", "a-" + FakeNsxV.ROUTER, "RED", 2),
                FakeNsxV.edge("", "nameless", "GREEN", 1),
                FakeNsxV.edge("edge-9", "&lt;script&gt;&#10;x", "GREEN", 1),
                FakeNsxV.edge("edge-9", "twice", "RED", 1));
        nsx.scopes("domain-c34/../../x", "");
        var report = look();
        assertThat(report.entities())
                .singleElement()
                .satisfies(edge -> assertThat(edge.name()).isEqualTo("<script> x"));
        assertThat(nsx.paths()).noneMatch(path -> path.contains(".."));
        assertThat(told(report, ROUTER)).isEmpty();
    }
}
