package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.NEUTRON;
import static io.vioscope.source.openstack.FakeCloud.json;
import static io.vioscope.source.openstack.Watch.tied;
import static io.vioscope.source.openstack.Watch.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceStatus;
import io.vioscope.source.Look;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Neutron may answer, and what may be made of it. */
class NeutronTest {
    private static final String ROUTER = "1fdab402-a537-4917-a45d-c8912cee92d2";
    private static final String SUBNET = "16199cd6-33a2-49b6-b307-b8650e75ac17";
    private static final String NETWORK = "10693659-15d8-4272-9e83-1efd195fac3c";
    private static final String PORT = "00ec0afe-0cdb-458a-a282-d423cc049123";
    private static final String L3 = "neutron-l3-agent@net01";
    private static final List<Kind> ALL =
            List.of(Kind.NETWORK, Kind.SUBNET, Kind.PORT, Kind.ROUTER, Kind.FLOATING_IP, Kind.AGENT);

    private final Watch watch = new Watch("neutron");

    @AfterEach
    void stop() {
        watch.close();
    }

    private static void refuse(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end("{}");
    }

    private void extensions(String... aliases) {
        var rows = Stream.of(aliases).map("{\"alias\": \"%s\"}"::formatted).collect(Collectors.joining(","));
        watch.cloud.on(NEUTRON + "extensions", r -> json(r, "{\"extensions\": [" + rows + "]}"));
    }

    private void empty(String... lists) {
        Stream.of(lists).forEach(list -> watch.cloud.on(NEUTRON + list, r -> json(r, "{\"" + list + "\": []}")));
    }

    @Test
    void tiesAreWovenFromAllLists() {
        watch.poll();
        var router = watch.believed(Kind.ROUTER, ROUTER).orElseThrow();
        assertThat(tied(router, RelationType.ROUTES)).containsExactly(SUBNET);
        assertThat(tied(router, RelationType.HOSTED_ON)).containsExactly(L3);
        assertThat(tied(watch.believed(Kind.NETWORK, NETWORK).orElseThrow(), RelationType.SERVED_BY))
                .containsExactly("neutron-dhcp-agent@net01");
    }

    @Test
    void onlyWhatIsUsedIsAskedForAndNothingForEachRouter() {
        watch.poll();
        assertThat(watch.cloud.asked)
                .filteredOn(a -> a.contains("/v2.0/ports"))
                .singleElement()
                .asString()
                .contains("fields=binding:vif_type", "fields=status", "limit=1000")
                .doesNotContain("updated_at", "revision_number");
        assertThat(watch.cloud.asked)
                .filteredOn(a -> a.contains("/v2.0/"))
                .hasSize(9)
                .noneMatch(a -> a.contains("/routers/") || a.contains("heartbeat"));
    }

    @Test
    void heartbeatsAndCountersAreNoChange() {
        watch.poll();
        watch.cloud.on(
                NEUTRON + "agents",
                r -> json(
                        r,
                        Recordings.body("neutron-agents")
                                .replace("2026-11-22 08:13", "2026-11-22 08:14")
                                .replace("\"ports\":28", "\"ports\":29")));
        watch.poll();
        assertThat(watch.facts()).isEmpty();
    }

    @Test
    void pagesAreFollowedByMarker() {
        watch.cloud.on(
                NEUTRON + "ports",
                r -> json(
                        r,
                        r.getParam("marker") == null
                                ? Recordings.body("neutron-ports-page1")
                                : Recordings.body("neutron-ports-page2").replace("\"next\"", "\"none\"")));
        var report = watch.poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(watch.count(Kind.PORT)).isEqualTo(20);
        assertThat(watch.cloud.asked)
                .anyMatch(a -> a.contains("marker=45cbf4ec-41f8-4c09-89db-22de2370fda2") && a.contains("fields=id"));
    }

    @Test
    void aPortThatVanishesIsGoneAfterTheSecondCompleteListOnly() {
        watch.poll();
        var known = watch.count(Kind.PORT);
        watch.cloud.on(
                NEUTRON + "ports", r -> json(r, Recordings.body("neutron-ports").replaceFirst(PORT, "another-port")));
        watch.poll();
        assertThat(watch.believed(Kind.PORT, PORT)).isPresent();
        watch.cloud.on(NEUTRON + "ports", r -> refuse(r, 500));
        watch.poll();
        assertThat(watch.believed(Kind.PORT, PORT)).isPresent();
        watch.cloud.on(
                NEUTRON + "ports", r -> json(r, Recordings.body("neutron-ports").replaceFirst(PORT, "another-port")));
        watch.poll();
        assertThat(watch.facts()).anyMatch(f -> f instanceof Fact.EntityDeleted);
        assertThat(watch.believed(Kind.PORT, PORT)).isEmpty();
        assertThat(watch.count(Kind.PORT)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "networks, NETWORK",
        "subnets, SUBNET",
        "ports, PORT",
        "routers, ROUTER",
        "floatingips, FLOATING_IP",
        "agents, AGENT"
    })
    void eachListFailsForItselfAndTakesNoTiesAlong(String list, Kind kind) {
        watch.poll();
        for (var status : List.of(500, 403, 404)) {
            watch.cloud.on(NEUTRON + list, r -> refuse(r, status));
            var report = watch.poll();
            assertThat(ALL).filteredOn(k -> !report.sawAll(k)).containsExactly(kind);
            assertThat(watch.facts()).allMatch(f -> f instanceof Fact.SourceChanged);
        }
        watch.cloud.truth(NEUTRON + list);
        watch.poll();
        assertThat(watch.facts()).allMatch(f -> f instanceof Fact.SourceChanged);
        assertThat(watch.status()).isEqualTo(SourceStatus.FRESH);
    }

    @Test
    void anAgentThatDoesNotSayWhatItCarriesLosesNothing() {
        watch.poll();
        watch.cloud.on(FakeCloud.L3_ROUTERS, r -> refuse(r, 500));
        watch.cloud.on(FakeCloud.DHCP_NETWORKS, r -> json(r, "<html>"));
        watch.poll();
        assertThat(watch.facts()).isEmpty();
        watch.cloud.on(FakeCloud.L3_ROUTERS, r -> json(r, "{\"routers\": []}"));
        watch.poll();
        assertThat(tied(watch.believed(Kind.ROUTER, ROUTER).orElseThrow(), RelationType.HOSTED_ON))
                .isEmpty();
    }

    @Test
    void farTooManyAgentsAreNotAskedOneByOne() {
        watch.poll();
        var many = IntStream.range(0, 60)
                .mapToObj(i -> ("{\"id\": \"a%d\", \"binary\": \"neutron-l3-agent\", \"host\": \"h%d\","
                                + " \"agent_type\": \"L3 agent\", \"alive\": true, \"admin_state_up\": true}")
                        .formatted(i, i))
                .collect(Collectors.joining(","));
        watch.cloud.on(NEUTRON + "agents", r -> json(r, "{\"agents\": [" + many + "]}"));
        watch.cloud.asked.clear();
        watch.poll();
        assertThat(watch.cloud.asked).noneMatch(a -> a.contains("l3-routers"));
        assertThat(tied(watch.believed(Kind.ROUTER, ROUTER).orElseThrow(), RelationType.HOSTED_ON))
                .containsExactly(L3);
    }

    /** Two pages of ports, and what asking for changes comes to. */
    private void manyPorts(Consumer<HttpServerRequest> changes) {
        watch.cloud.on(NEUTRON + "ports", r -> {
            var second = r.getParam("marker") != null;
            var rows = IntStream.range(second ? 1000 : 0, second ? 1100 : 1000)
                    .mapToObj(i -> port(i, "ACTIVE"))
                    .collect(Collectors.joining(","));
            var next = second ? "" : ", \"ports_links\": [{\"rel\": \"next\", \"href\": \"http://elsewhere/\"}]";
            if (r.getParam("changed_since") == null) {
                json(r, "{\"ports\": [" + rows + "]" + next + "}");
            } else {
                changes.accept(r);
            }
        });
    }

    private static String port(int i, String status) {
        return ("{\"id\": \"p%04d\", \"name\": \"\", \"status\": \"%s\", \"network_id\": \"n\","
                        + " \"binding:vif_type\": \"ovs\"}")
                .formatted(i, status);
    }

    private List<String> askedForChanges() {
        return watch.cloud.asked.stream()
                .filter(asked -> asked.contains("changed_since"))
                .toList();
    }

    @Test
    void ofManyPortsOnlyTheChangesAreAskedFor() {
        extensions("standard-attr-timestamp", "router", "agent", "provider-security-group");
        manyPorts(r -> json(r, "{\"ports\": [" + port(7, "DOWN") + "]}"));
        watch.poll();
        var report = watch.poll(Look.CHANGES);
        assertThat(report.sawChanges(Kind.PORT)).isTrue();
        assertThat(report.sawAll(Kind.NETWORK)).isTrue();
        assertThat(askedForChanges()).hasSize(1);
        assertThat(watch.facts())
                .allMatch(fact -> "port/p0007".equals(String.valueOf(fact.subject())))
                .filteredOn(Fact.StatusChanged.class::isInstance)
                .hasSize(1);
        assertThat(watch.count(Kind.PORT)).isEqualTo(1100);
    }

    @Test
    void aNeutronThatRefusesToTellChangesIsReadWholeInTheSamePollAndNotAskedAgain() {
        extensions("standard-attr-timestamp", "router", "agent", "provider-security-group");
        manyPorts(r -> refuse(r, 400));
        watch.poll();
        var report = watch.poll(Look.CHANGES);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.sawAll(Kind.PORT)).isTrue();
        watch.poll(Look.CHANGES);
        assertThat(askedForChanges()).hasSize(1);
    }

    @Test
    void whereFiltersAreValidatedChangesAreNotEvenAskedFor() {
        extensions("standard-attr-timestamp", "filter-validation", "router", "agent", "provider-security-group");
        manyPorts(r -> refuse(r, 400));
        watch.poll();
        assertThat(watch.poll(Look.CHANGES).sawAll(Kind.PORT)).isTrue();
        assertThat(askedForChanges()).isEmpty();
    }

    @Test
    void anAccountThatLosesItsRoleIsFoundOutWhenOnlyChangesAreAskedForToo() {
        extensions("standard-attr-timestamp", "router", "agent", "provider-security-group");
        manyPorts(r -> json(r, "{\"ports\": [{\"id\": \"p0007\", \"status\": \"DOWN\", \"network_id\": \"n\"}]}"));
        empty("agents");
        watch.poll();
        watch.cloud.on(NEUTRON + "networks", r -> json(r, "{\"networks\": []}"));
        var report = watch.poll(Look.CHANGES);
        assertThat(unseen(report, Kind.PORT).cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(watch.count(Kind.PORT)).isEqualTo(1100);
    }

    @ParameterizedTest
    @CsvSource({
        "'nsxv-router-type nsxv-router-size router agent provider binding', unknown, ok, unknown, nsx_v",
        "'housekeeper provider-security-group router agent provider binding', unknown, unknown, ok, nsx_v3",
        "'provider-security-group router agent provider binding', unknown, unknown, unknown, nsx_p",
        "'binding provider external-net router', unknown, unknown, unknown, dvs"
    })
    void underVmwaresPluginsActiveIsNotGreen(
            String extensions, String port, String router, String floatingIp, String plugin) {
        watch.poll("nova");
        extensions(extensions.split(" "));
        empty("agents");
        var report = watch.poll();
        assertThat(report.completeness()).as("no agents are normal").isEqualTo(new Completeness.Complete());
        health(Kind.PORT, PORT, port);
        health(Kind.NETWORK, NETWORK, "unknown");
        health(Kind.ROUTER, ROUTER, router);
        health(Kind.FLOATING_IP, "28fd2ae0-b521-406e-ab47-fe7909ffa3e8", floatingIp);
        assertThat(watch.believed(Kind.PORT, PORT).orElseThrow().attributes().get("health_note"))
                .contains(plugin, "never again");
        assertThat(watch.believed(Kind.CLOUD, "test").orElseThrow().attributes().get("neutron.plugin"))
                .startsWith(plugin + " (");
    }

    private void health(Kind kind, String id, String health) {
        assertThat(watch.believed(kind, id).orElseThrow().status().health().word())
                .as(kind.word())
                .isEqualTo(health);
    }

    @Test
    void underMl2PortsAreGreenByTheirAgents() {
        watch.poll();
        health(Kind.PORT, PORT, "ok");
        health(Kind.ROUTER, ROUTER, "ok");
    }

    @Test
    void withoutTheExtensionsNothingIsJudged() {
        watch.cloud.on(NEUTRON + "extensions", r -> refuse(r, 503));
        var report = watch.poll();
        assertThat(report.completeness()).isInstanceOf(Completeness.Failed.class);
        assertThat(watch.count(Kind.PORT)).isZero();
    }

    /** As recorded for networks and agents; ports as the policies of Neutron cut them. */
    private void memberOnly() {
        watch.cloud.on(NEUTRON + "networks", r -> json(r, Recordings.body("neutron-networks-member")));
        watch.cloud.on(NEUTRON + "agents", r -> json(r, Recordings.body("neutron-agents-member")));
        watch.cloud.on(
                NEUTRON + "ports",
                r -> json(
                        r,
                        Recordings.body("neutron-ports-page1")
                                .replaceAll("\"binding:(host_id|vif_type)\":\"[^\"]*\",", "")
                                .replaceAll("\"ports_links\":.*", "\"ports_links\":[]}")));
    }

    @Test
    void anAccountThatSeesOneProjectIsFoundOutAndEmptiesNothing() {
        watch.poll();
        var known = watch.count(Kind.PORT);
        memberOnly();
        empty("routers", "floatingips", "subnets");
        for (var i = 0; i < 3; i++) {
            var report = watch.poll();
            assertThat(ALL).allSatisfy(kind -> {
                assertThat(unseen(report, kind).cause()).isEqualTo(Cause.FORBIDDEN);
                assertThat(unseen(report, kind).detail()).contains("own project", "binding:vif_type");
            });
            assertThat(watch.facts())
                    .noneMatch(f -> f instanceof Fact.EntityDeleted || f instanceof Fact.EntityMissing);
        }
        assertThat(watch.status()).isEqualTo(SourceStatus.PARTIAL);
        assertThat(watch.count(Kind.PORT)).isEqualTo(known);
        assertThat(watch.count(Kind.ROUTER)).isEqualTo(3);
        assertThat(watch.count(Kind.AGENT)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "member"})
    void whetherAnEmptyNeutronIsEmptyOrHiddenIsToldByTheRole(String role) {
        watch.cloud.on(
                FakeCloud.LOGIN,
                r -> watch.cloud.login(
                        r, watch.cloud.token().replace("\"name\":\"admin\"", "\"name\":\"" + role + "\"")));
        empty("networks", "subnets", "ports", "routers", "floatingips", "agents");
        var report = watch.poll();
        if (role.equals("admin")) {
            assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        } else {
            assertThat(unseen(report, Kind.PORT).cause()).isEqualTo(Cause.FORBIDDEN);
        }
    }

    @Test
    void aNeutronWithoutRoutersHasNoneOnlyIfItSaysSoTwice() {
        watch.cloud.on(NEUTRON + "routers", r -> refuse(r, 404));
        watch.cloud.on(NEUTRON + "floatingips", r -> refuse(r, 404));
        var listed = watch.poll();
        assertThat(unseen(listed, Kind.ROUTER).cause()).isEqualTo(Cause.NOT_FOUND);
        assertThat(unseen(listed, Kind.FLOATING_IP).cause()).isEqualTo(Cause.NOT_FOUND);
        extensions("binding", "provider", "agent", "subnet_allocation");
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void aRowThatCannotBeReadSpoilsOnlyItself() {
        watch.cloud.on(
                NEUTRON + "ports",
                r -> json(
                        r,
                        Recordings.body("neutron-ports")
                                .replaceFirst("\"status\":\"ACTIVE\"", "\"status\":7")
                                .replaceFirst("\"device_id\":\"6017917c", "\"device_id\":\"\\\\u0001")));
        var report = watch.poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.unreadable())
                .extracting(u -> u.why().detail())
                .hasSize(2)
                .allMatch(d -> d.startsWith("GET " + watch.cloud.url() + "/v2.0/ports?limit=1000: port/"))
                .anyMatch(d -> d.endsWith("status is a number"))
                .anyMatch(d -> d.endsWith("device_id cannot be an id"));
        assertThat(report.entities()).noneMatch(e -> e.id().equals(PORT));
    }

    @Test
    void anOldNeutronNamesTheTenantOnly() {
        watch.cloud.on(
                NEUTRON + "ports", r -> json(r, Recordings.body("neutron-ports").replace("\"project_id\"", "\"x\"")));
        watch.poll();
        assertThat(tied(watch.believed(Kind.PORT, PORT).orElseThrow(), RelationType.OWNED_BY))
                .containsExactly("3a11fda4add345919fba01bdedda4f05");
    }

    @Test
    void anAgentThatIsSilentIsDown() {
        watch.cloud.on(
                NEUTRON + "agents",
                r -> json(r, Recordings.body("neutron-agents").replace("\"alive\":true", "\"alive\":false")));
        watch.poll();
        assertThat(watch.believed(Kind.AGENT, L3).orElseThrow().status().health())
                .isEqualTo(Health.DOWN);
        assertThat(watch.facts())
                .filteredOn(f -> f instanceof Fact.AlarmRaised a
                        && a.alarm().key().condition().equals("agent.down"))
                .hasSize(3);
    }

    @Test
    void aCloudWithoutNeutronSaysSo() {
        watch.cloud.on(
                FakeCloud.LOGIN,
                r -> watch.cloud.login(
                        r, watch.cloud.token().replace("\"type\":\"network\"", "\"type\":\"no-network\"")));
        var report = watch.poll();
        assertThat(unseen(report, Kind.PORT).cause()).isEqualTo(Cause.NOT_IN_CATALOG);
        assertThat(watch.cloud.asked).noneMatch(a -> a.contains("/v2.0/"));
    }
}
