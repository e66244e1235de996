package io.vioscope.source.nsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of an NSX, and how it is asked. */
class NsxReadingTest {
    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, "nsx_manager");
    private static final EntityKey ROUTER = new EntityKey(Kind.ROUTER, FakeNsx.ROUTER);

    private final FakeNsx nsx = new FakeNsx();
    private final Source source = nsx.source(nsx.access(), InstantSource.system());

    @AfterEach
    void stop() {
        nsx.close();
    }

    private Report look(Look look) {
        return nsx.run(() -> source.poll(look));
    }

    private Report look() {
        return look(Look.CHANGES);
    }

    private static Map<String, String> told(Report report, EntityKey key) {
        var told = report.beyond().details().told().get(key);
        return told == null ? Map.of() : told.toMap();
    }

    private static EntityKey host(String id) {
        return new EntityKey(Kind.ESXI_HOST, id + "." + FakeNsx.VCENTER);
    }

    private static Entity edges(Report report) {
        return report.entities().get(0);
    }

    @Test
    void joinsWhatNsxKnowsWithWhatOthersCallIt() {
        var report = look();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(told(report, MANAGER))
                .containsEntry("nsx.state", "answers")
                .containsEntry("nsx.version", "3.2.1.0.0.19801959")
                .containsEntry("nsx.managers", "2")
                .doesNotContainKeys("nsx.managers_down", "nsx.why", "nsx.alarms");
        assertThat(edges(report).name()).isEqualTo("edges-1");
        assertThat(edges(report).status().health()).isEqualTo(Health.OK);
        assertThat(edges(report).attributes().toMap())
                .containsOnly(
                        Map.entry("nodes", "2"),
                        Map.entry("tier0", "outside"),
                        Map.entry("deployment", "virtual machine"));
        assertThat(told(report, host("host-22")))
                .containsEntry("nsx.status", "up")
                .containsEntry("nsx.tunnels", "up")
                .containsEntry("nsx.node", "tn-host-22");
        assertThat(told(report, new EntityKey(Kind.HYPERVISOR, "domain-c26." + FakeNsx.VCENTER)))
                .containsOnly(Map.entry("nsx.hosts", "3"));
        assertThat(told(report, ROUTER))
                .containsEntry("nsx.health", "ok")
                .containsEntry("nsx.active_on", "edge-e1")
                .containsEntry("nsx.standby_on", "edge-e2");
        assertThat(report.beyond().details().ties().told().get(ROUTER))
                .containsExactly(new Relation(RelationType.RUNS_ON, new EntityKey(Kind.EDGE_CLUSTER, FakeNsx.EDGES)));
    }

    @Test
    void tellsHowTheManagersAreAmongThemselves() {
        nsx.cluster("DEGRADED", "STABLE");
        assertThat(told(look(), MANAGER))
                .containsEntry("nsx.state", "degraded")
                .containsEntry("nsx.managers_down", "10.0.0.13");
        nsx.cluster("UNSTABLE", "STABLE");
        assertThat(told(look(), MANAGER)).containsEntry("nsx.state", "unavailable");
        nsx.cluster("STABLE", "NO_CONTROLLERS");
        assertThat(told(look(), MANAGER)).containsEntry("nsx.state", "no control cluster");
        nsx.document(
                Nsx.CLUSTER,
                "{'detailed_cluster_status': {'overall_status': 'DEGRADED', 'groups': [{'group_type':"
                        + " 'CONTROLLER', 'group_status': 'DEGRADED', 'members': [{'member_ip': '10.0.0.12', 'member_status':"
                        + " 'DOWN'}]}]}}");
        assertThat(told(look(), MANAGER))
                .containsEntry("nsx.state", "degraded")
                .containsEntry("nsx.unstable_groups", "controller")
                .containsEntry("nsx.managers_down", "10.0.0.12");
        nsx.document(Nsx.CLUSTER, "{}");
        assertThat(told(look(), MANAGER)).containsEntry("nsx.state", "not told");
    }

    @Test
    void tellsWhatIsDownBelow() {
        look();
        nsx.edges("DEGRADED", "DOWN", "UP");
        nsx.gateway("g1", "DOWN", "ACTIVE");
        nsx.statuses("n1 DOWN DOWN 0 3", "n2 DEGRADED UP 2 1", "n3 UP UP 3 0", "e1 DOWN DOWN 0 3", "e2 UP UP 3 0");
        nsx.list(
                Part.ALARMS,
                "{'id': 'a', 'status': 'OPEN', 'severity': 'HIGH', 'feature_name': 'routing', 'event_type':"
                        + " 'bgp_down', 'node_id': 'e2'}");
        var report = look();
        assertThat(edges(report).status().health()).isEqualTo(Health.DEGRADED);
        assertThat(edges(report).attributes().toMap())
                .containsEntry("nodes_down", "edge-e1")
                .containsEntry("tunnels_down_on", "tn-e1")
                .containsEntry("bgp", "down");
        assertThat(told(report, MANAGER)).containsEntry("nsx.alarms", "routing.bgp_down");
        assertThat(told(report, host("host-21")))
                .containsEntry("nsx.status", "down")
                .containsEntry("nsx.tunnels", "down")
                .containsEntry("nsx.control", "down");
        assertThat(told(report, host("host-22"))).containsEntry("nsx.tunnels", "degraded");
        assertThat(told(report, new EntityKey(Kind.HYPERVISOR, "domain-c26." + FakeNsx.VCENTER)))
                .containsEntry("nsx.hosts_down", "tn-n1");
        assertThat(told(report, ROUTER)).containsEntry("nsx.health", "degraded");
        nsx.gateway("g1", "DOWN", "DOWN");
        assertThat(told(look(), ROUTER)).containsEntry("nsx.health", "down");
    }

    private static Map<String, String> routing(Report report) {
        var told = new TreeMap<>(edges(report).attributes().toMap());
        told.keySet().retainAll(List.of("bgp", "bgp_neighbors_down", "uplinks"));
        return told;
    }

    @Test
    void tellsNeighboursInRoutingThatAreLostAndThatAllAre() {
        assertThat(routing(look())).isEmpty();
        nsx.neighbors("ESTABLISHED", "ACTIVE", "ESTABLISHED");
        assertThat(routing(look()))
                .containsOnly(Map.entry("bgp", "down"), Map.entry("bgp_neighbors_down", "198.51.100.2"));
        nsx.neighbors("IDLE", "ACTIVE", "OPEN_SENT");
        assertThat(routing(look())).containsEntry("uplinks", "lost").containsEntry("bgp", "down");
        nsx.neighbors("IDLE", "ACTIVE", "UNKNOWN");
        assertThat(routing(look())).as("one is not told").doesNotContainKey("uplinks");
        nsx.neighbors();
        assertThat(routing(look())).as("static routes").isEmpty();
        assertThat(nsx.asked)
                .filteredOn(path -> path.endsWith("/locale-services"))
                .as("asked for where everything is looked at")
                .hasSize(1);
    }

    @Test
    void asksForEightTier0GatewaysALookAndRemembersTheOthers() {
        var ids = IntStream.range(10, 20).mapToObj(i -> "t" + i).toList();
        nsx.tier0s(ids, "IDLE");
        look(Look.EVERYTHING);
        assertThat(routing(look(Look.EVERYTHING))).containsEntry("uplinks", "lost");
        nsx.asked.clear();
        assertThat(routing(look(Look.EVERYTHING))).containsEntry("uplinks", "lost");
        assertThat(nsx.asked)
                .filteredOn(path -> path.endsWith("/neighbors/status"))
                .hasSize(8);
    }

    @Test
    void anUnansweredQuestionForNeighboursLeavesWhatWasToldForTenMinutes() {
        var clock = new VirtualClock();
        var timed = nsx.source(nsx.access(), clock);
        nsx.neighbors("IDLE", "IDLE", "IDLE");
        nsx.run(timed::poll);
        nsx.on(
                Part.TIER0S.path() + "/t0/locale-services/ls/bgp/neighbors/status",
                request -> FakeNsx.error(request, 500, 1));
        clock.advanceSeconds(590);
        assertThat(routing(nsx.run(timed::poll))).containsEntry("uplinks", "lost");
        clock.advanceSeconds(20);
        assertThat(routing(nsx.run(timed::poll))).isEmpty();
    }

    @Test
    void aTier0GatewayThatIsGoneTellsNothingAnyMore() {
        nsx.neighbors("IDLE");
        assertThat(routing(look(Look.EVERYTHING))).containsEntry("uplinks", "lost");
        nsx.list(Part.TIER0S);
        assertThat(routing(look(Look.EVERYTHING))).isEmpty();
    }

    @Test
    void tellsWhatPolicyCouldNotRealizeAndNoMoreOnceItIs() {
        nsx.list(
                Part.UNREALIZED,
                "{'source_reference': '/infra/tier-1s/" + FakeNsx.ROUTER + "/locale-services/default', 'message':"
                        + " 'no edge cluster'}",
                "{'source_reference': '/infra/segments/net-1', 'message': 'bad'}",
                "{'source_reference': '/infra/segments/net-1/ports/port-1'}",
                "{'source_reference': '/infra/domains/default', 'message': 'none of ours'}");
        var report = look();
        assertThat(told(report, ROUTER)).containsEntry("nsx.error", "no edge cluster");
        assertThat(told(report, new EntityKey(Kind.NETWORK, "net-1"))).containsEntry("nsx.error", "bad");
        assertThat(told(report, new EntityKey(Kind.PORT, "port-1")))
                .containsEntry("nsx.error", "could not be realized");
        nsx.list(Part.UNREALIZED);
        var later = look();
        assertThat(told(later, ROUTER)).doesNotContainKey("nsx.error");
        assertThat(later.beyond().details().whole()).contains(Kind.NETWORK, Kind.PORT, Kind.ROUTER);
    }

    @Test
    void beginsASessionAnewWithinTheSameLook() {
        look();
        nsx.expire();
        var report = look();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(nsx.sessions()).isEqualTo(2);
        look();
        assertThat(nsx.sessions()).isEqualTo(2);
    }

    @Test
    void asksForWhatSeldomChangesOnlyWhereItLooksAtEverything() {
        look(Look.EVERYTHING);
        nsx.asked.clear();
        look();
        assertThat(nsx.asked).noneMatch(path -> path.contains("fabric") || path.endsWith("/transport-nodes"));
        nsx.asked.clear();
        look(Look.EVERYTHING);
        assertThat(nsx.asked).anyMatch(path -> path.endsWith("/api/v1/fabric/compute-managers"));
    }

    @Test
    void asksForSixteenGatewaysAndForThoseThatDoNotWorkAgain() {
        var ids = IntStream.range(0, 40).mapToObj(i -> "g" + (100 + i)).toList();
        nsx.list(
                Part.GATEWAYS,
                ids.stream().map(id -> FakeNsx.gateway(id, "router-" + id)).toArray(String[]::new));
        ids.forEach(id -> nsx.gateway(id, "ACTIVE", "STANDBY"));
        nsx.gateway("g103", "DOWN", "DOWN");
        for (var i = 0; i < 3; i++) {
            nsx.asked.clear();
            look(i == 0 ? Look.EVERYTHING : Look.CHANGES);
            assertThat(nsx.asked)
                    .filteredOn(path -> path.contains("/logical-routers/"))
                    .hasSize(16);
        }
        var report = look();
        assertThat(told(report, new EntityKey(Kind.ROUTER, "router-g103"))).containsEntry("nsx.health", "down");
        assertThat(told(report, new EntityKey(Kind.ROUTER, "router-g139"))).containsEntry("nsx.health", "ok");
        assertThat(report.beyond().details().asOf()).containsKey(new EntityKey(Kind.ROUTER, "router-g139"));
        nsx.asked.clear();
        look();
        assertThat(nsx.asked).contains("GET /api/v1/logical-routers/g103/status");
    }

    @Test
    void goesToTheNextManagerWhereOneDoesNotAnswer() {
        var dead = URI.create("http://127.0.0.1:1");
        var two = nsx.source(nsx.access(dead), InstantSource.system());
        var report = nsx.run(two::poll);
        assertThat(told(report, MANAGER))
                .containsEntry("nsx.state", "answers")
                .containsEntry("nsx.silent", "127.0.0.1")
                .containsEntry("nsx.url", nsx.url().toString());
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
    }
}
