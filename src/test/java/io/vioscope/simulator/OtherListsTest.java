package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.simulator.cloud.Networking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cinder's, Neutron's and Octavia's lists over HTTP: paging, filters, increments, and that they tell of one cloud. */
class OtherListsTest {
    private static final String PORTS = "/network/v2.0/ports";

    private final RunningSimulator running = RunningSimulator.of(500, 4);
    private final ApiClient client = running.client().signedIn().version("volume", "3.59");
    private final String volumes =
            "/volume/v3/" + running.simulator.cloud().estate().admin().id() + "/volumes/detail";

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void neutronsPagesLeadThroughAllRowsOnceByTheirIds() {
        var whole = ids(client.get(PORTS).json().path("ports"));
        var paged = new ArrayList<String>();
        for (var url = PORTS + "?limit=300&fields=id"; !url.isEmpty(); ) {
            var page = client.get(url).json();
            paged.addAll(ids(page.path("ports")));
            url = link(page.path("ports_links"), "next");
        }
        assertThat(paged).isEqualTo(whole).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1000);
    }

    @Test
    void neutronsWayBackIsTheWayThere() {
        var first = client.get(PORTS + "?limit=10").json();
        var second = client.get(link(first.path("ports_links"), "next")).json();
        var back = client.get(link(second.path("ports_links"), "previous")).json();
        assertThat(ids(back.path("ports"))).isEqualTo(ids(first.path("ports")));
    }

    @Test
    void anUnknownMarkerIsNotFound() {
        var nothing = "00000000-0000-0000-0000-000000000000";
        var refused = client.get(PORTS + "?limit=1&marker=" + nothing);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().at("/NeutronError/type").asText()).isEqualTo("PortNotFound");
        var cinder = client.get(volumes + "?all_tenants=1&marker=" + nothing);
        assertThat(cinder.status()).isEqualTo(404);
    }

    @Test
    void onlyTheFieldsAskedForAreTold() {
        var row = client.get(PORTS + "?limit=1&fields=id&fields=status").json().at("/ports/0");
        var names = new TreeSet<String>();
        row.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("id", "status");
    }

    @Test
    void rowsAreFilteredByWhatTheyAre() {
        var router =
                client.get("/network/v2.0/routers").json().at("/routers/0/id").asText();
        var ports = client.get(PORTS + "?device_id=" + router).json().path("ports");
        assertThat(ports.findValuesAsText("device_owner"))
                .contains("network:router_gateway", "network:router_interface");
        var dhcp = client.get(PORTS + "?device_owner=network:dhcp").json().path("ports");
        assertThat(new HashSet<>(dhcp.findValuesAsText("device_owner"))).containsExactly("network:dhcp");
        var two = List.of(ports.at("/0/id").asText(), dhcp.at("/0/id").asText());
        assertThat(ids(client.get(PORTS + "?id=" + two.get(0) + "&id=" + two.get(1))
                        .json()
                        .path("ports")))
                .containsExactlyInAnyOrderElementsOf(two);
    }

    @Test
    void changedSinceTellsOnlyOfWhatChanged() {
        running.clock.advanceSeconds(600);
        var since = PORTS + "?changed_since=2026-11-22T08:05:00Z";
        assertThat(client.get(since).json().path("ports")).isEmpty();
        var id = client.get(PORTS + "?limit=1&device_owner=network:dhcp")
                .json()
                .at("/ports/0/id")
                .asText();
        assertThat(running.door().post("/admin/ports/" + id + "/status?to=DOWN").status())
                .isEqualTo(204);
        var changed = client.get(since).json().path("ports");
        assertThat(ids(changed)).containsExactly(id);
        assertThat(changed.at("/0/status").asText()).isEqualTo("DOWN");
        assertThat(client.get(PORTS + "?changed_since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void aServersAddressesAndVolumesAreThoseOfNeutronAndCinder() {
        var addresses = new HashMap<String, Set<String>>();
        for (var port : client.get(PORTS).json().path("ports")) {
            if (port.path("device_owner").asText().startsWith("compute:")) {
                addresses
                        .computeIfAbsent(port.path("device_id").asText(), id -> new TreeSet<>())
                        .add(port.at("/fixed_ips/0/ip_address").asText());
            }
        }
        for (var ip : client.get("/network/v2.0/floatingips").json().path("floatingips")) {
            if (ip.path("port_id").isTextual()) {
                addresses
                        .computeIfAbsent(ip.at("/port_details/device_id").asText(), id -> new TreeSet<>())
                        .add(ip.path("floating_ip_address").asText());
            }
        }
        var attached = new HashMap<String, Set<String>>();
        for (var volume : client.get(volumes + "?all_tenants=1").json().path("volumes")) {
            for (var attachment : volume.path("attachments")) {
                attached.computeIfAbsent(attachment.path("server_id").asText(), id -> new TreeSet<>())
                        .add(volume.path("id").asText());
            }
        }
        var servers =
                client.get("/compute/v2.1/servers/detail?all_tenants=1").json().path("servers");
        assertThat(servers).hasSize(500).allSatisfy(server -> {
            var id = server.path("id").asText();
            assertThat(new TreeSet<>(server.path("addresses").findValuesAsText("addr")))
                    .isEqualTo(addresses.get(id));
            assertThat(new TreeSet<>(ids(server.path("os-extended-volumes:volumes_attached"))))
                    .isEqualTo(attached.getOrDefault(id, Set.of()));
        });
    }

    @Test
    void cindersPagesLeadThroughAllVolumesOnce() {
        var seen = new ArrayList<String>();
        for (var url = volumes + "?all_tenants=1&limit=120"; !url.isEmpty(); ) {
            var page = client.get(url).json();
            seen.addAll(ids(page.path("volumes")));
            url = link(page.path("volumes_links"), "next");
        }
        assertThat(seen).hasSize(500).doesNotHaveDuplicates();
        assertThat(client.get(volumes).json().path("volumes")).isEmpty();
    }

    @Test
    void aVolumeServiceThatIsSilentIsDown() {
        var services = volumes.replace("volumes/detail", "os-services");
        running.clock.advanceSeconds(100);
        assertThat(running.door()
                        .post("/admin/services/cinder-volume@controller01@vmdk/silence")
                        .status())
                .isEqualTo(204);
        running.clock.advanceSeconds(61);
        var rows = client.get(services).json().path("services");
        assertThat(rows.findValuesAsText("state")).containsExactlyInAnyOrder("up", "up", "down", "up");
    }

    @Test
    void octaviaTellsOfItsLoadBalancersAndTheirPorts() {
        var first = client.get("/load-balancer/v2/lbaas/loadbalancers?limit=1").json();
        assertThat(first.path("loadbalancers_links")).hasSize(1);
        var balancer = first.at("/loadbalancers/0");
        var port = client.get(PORTS + "/" + balancer.path("vip_port_id").asText())
                .json()
                .path("port");
        assertThat(port.at("/fixed_ips/0/ip_address").asText())
                .isEqualTo(balancer.path("vip_address").asText());
        var id = balancer.path("id").asText();
        assertThat(running.door()
                        .post("/admin/loadbalancers/" + id + "/status?to=OFFLINE")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("/load-balancer/v2/lbaas/loadbalancers/" + id)
                        .json()
                        .at("/loadbalancer/operating_status")
                        .asText())
                .isEqualTo("OFFLINE");
    }

    @Test
    void theAdminDoorChurnsPortsAndVolumesToo() {
        var changed = running.door().post("/admin/churn?percent=10").json();
        assertThat(changed.path("changed").asInt()).isEqualTo(50);
        assertThat(changed.path("ports").asInt()).isBetween(70, 130);
        assertThat(changed.path("volumes").asInt()).isPositive();
        assertThat(client.get(PORTS + "?status=DOWN").json().path("ports"))
                .hasSize(changed.path("ports").asInt());
    }

    @Test
    void withoutNsxThereAreAgentsAndNoRouters() {
        try (var other = new RunningSimulator(SimulatorOptions.DEFAULT.withNetworking(Networking.DVS))) {
            var dvs = other.client().signedIn();
            assertThat(dvs.get("/network/v2.0/routers").status()).isEqualTo(404);
            var aliases = dvs.get("/network/v2.0/extensions").json().findValuesAsText("alias");
            assertThat(aliases).contains("agent", "binding").doesNotContain("router", "provider-security-group");
            assertThat(dvs.get("/network/v2.0/agents").json().findValues("alive"))
                    .hasSize(4)
                    .allMatch(JsonNode::asBoolean);
            other.simulator.cloud().controlPlane().silence("neutron-dhcp-agent@dhcp01");
            other.clock.advanceSeconds(76);
            assertThat(dvs.get("/network/v2.0/agents")
                            .json()
                            .at("/agents/0/alive")
                            .asBoolean())
                    .isFalse();
        }
    }

    private static List<String> ids(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("id").asText())
                .toList();
    }

    private static String link(JsonNode links, String rel) {
        return StreamSupport.stream(links.spliterator(), false)
                .filter(link -> link.path("rel").asText().equals(rel))
                .map(link -> link.path("href").asText())
                .findFirst()
                .orElse("");
    }
}
