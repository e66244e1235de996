package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.added;
import static io.vioscope.realcloud.Told.changed;
import static io.vioscope.realcloud.Told.cleared;
import static io.vioscope.realcloud.Told.deleted;
import static io.vioscope.realcloud.Told.missing;
import static io.vioscope.realcloud.Told.raised;
import static io.vioscope.realcloud.Told.status;
import static io.vioscope.realcloud.Told.statusIn;
import static io.vioscope.realcloud.WatchedCloud.CLOUD_NOTICES;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a network, its router and a floating IP. */
@Tag("realcloud")
@ExtendWith(WatchedCloud.Given.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealNetworksTest {
    private static final String NAME = Leftovers.NAME + "-net";
    private static final String DHCP_AGENT = "agent/neutron-dhcp-agent@net01";
    private static final String L3_AGENT = "agent/neutron-l3-agent@net01";

    private static String network = "";
    private static String subnet = "";
    private static String dhcpPort = "";
    private static String router = "";
    private static String gateway = "";
    private static String leg = "";
    private static String floatingIp = "";
    private static String innerPort = "";
    private static String port = "";

    private final WatchedCloud watched;
    private final RealCloud cloud;
    private final RealApi api;
    private final String projectId;
    private final String project;
    private final String externalId;
    private final String external;

    RealNetworksTest(WatchedCloud watched) throws Exception {
        this.watched = watched;
        this.cloud = watched.cloud;
        this.api = cloud.api();
        this.projectId = cloud.projectId("alpha");
        this.project = "project/" + projectId;
        this.externalId = cloud.networkId("networks", "ext-net");
        this.external = "network/" + externalId;
    }

    @AfterAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void clear(WatchedCloud watched) throws Exception {
        watched.clear();
    }

    @Test
    @Order(1)
    void seesANetworkWithASubnetAndItsDhcpPort() throws Exception {
        var story = watched.story();
        network = "network/" + make("network", Map.of("name", NAME));
        var cidr = "10.77.0.0/24";
        subnet = "subnet/"
                + make("subnet", Map.of("name", NAME, "network_id", id(network), "ip_version", 4, "cidr", cidr));
        dhcpPort = portOnceMade("device_owner=network:dhcp&network_id=" + id(network));
        story.mayTell(changed(network, "relation.served_by"), plugging(dhcpPort), plugged(dhcpPort));
        story.mayTell(changed(dhcpPort, "device_id", "host", "vif_type"));
        story.tells(
                added(network)
                        .where("name", NAME)
                        .where("status.word", "ACTIVE")
                        .where("status.health", "unknown")
                        .tied("owned_by", project),
                added(subnet)
                        .where("name", NAME)
                        .where("status.health", "unknown")
                        .with("cidr", cidr)
                        .tied("part_of", network),
                added(dhcpPort).with("device_owner", "network:dhcp").tied("connected_to", network));
        watched.shows(dhcpPort, "ACTIVE", "ok");
        watched.showsTie(network, "served_by", DHCP_AGENT);
        story.tellsNothingElse();
    }

    @Test
    @Order(2)
    void seesARouter() throws Exception {
        var story = watched.story();
        router = "router/" + make("router", Map.of("name", NAME));
        story.tells(added(router)
                .where("name", NAME)
                .where("status.word", "ACTIVE")
                .with("external_gateway", "none")
                .tied("owned_by", project));
        story.tellsNothingElse();
    }

    @Test
    @Order(3)
    void seesItsGateway() throws Exception {
        var story = watched.story();
        route(Map.of("network_id", externalId));
        gateway = portOnceMade("device_owner=network:router_gateway&device_id=" + id(router));
        story.mayTell(changed(router, "relation.hosted_on", "external_ips"), plugging(gateway), plugged(gateway));
        story.tells(
                changed(
                                router,
                                "external_gateway",
                                "external_ips",
                                "enable_snat",
                                "relation.connected_to",
                                "relation.hosted_on")
                        .to("external_gateway", "set")
                        .to("relation.connected_to", external),
                added(gateway).tied("attached_to", router).tied("connected_to", external));
        watched.showsTie(router, "hosted_on", L3_AGENT);
        watched.shows(gateway, "ACTIVE", "ok");
        story.tellsNothingElse();
    }

    @Test
    @Order(4)
    void seesItReachTheSubnet() throws Exception {
        var story = watched.story();
        api.put("network", "/routers/" + id(router) + "/add_router_interface", Map.of("subnet_id", id(subnet)));
        leg = portOnceMade("device_owner=network:router_interface&device_id=" + id(router));
        story.mayTell(plugging(leg), plugged(leg));
        story.tells(
                changed(router, "relation.routes").to("relation.routes", subnet),
                added(leg)
                        .with("fixed_ips", "10.77.0.1")
                        .tied("attached_to", router)
                        .tied("connected_to", network));
        watched.shows(leg, "ACTIVE", "ok");
        story.tellsNothingElse();
    }

    @Test
    @Order(5)
    void seesAFloatingIpThatIsOfNoUseYet() throws Exception {
        var story = watched.story();
        floatingIp =
                "floating_ip/" + make("floatingip", Map.of("floating_network_id", externalId, "description", NAME));
        innerPort = portOnceMade("device_owner=network:floatingip&device_id=" + id(floatingIp));
        story.tells(
                added(floatingIp)
                        .where("status.word", "DOWN")
                        .where("status.health", "unknown")
                        .tied("owned_by", project)
                        .tied("connected_to", external),
                added(innerPort)
                        .where("status.word", "N/A")
                        .where("status.health", "unknown")
                        .tied("connected_to", external));
        story.tellsNothingElse();
    }

    @Test
    @Order(6)
    void seesItAssociatedWithAPort() throws Exception {
        var story = watched.story();
        port = "port/" + make("port", Map.of("name", NAME, "network_id", id(network)));
        story.mayTell(status(floatingIp, "DOWN", "down"), changed(floatingIp, "health_note"));
        associate(Map.of("port_id", id(port)));
        FactFeed.until(
                CLOUD_NOTICES, "Neutron makes it ACTIVE", () -> neutronStatus().equals("ACTIVE"));
        story.tells(
                added(port)
                        .where("name", NAME)
                        .where("status.word", "DOWN")
                        .where("status.health", "unknown")
                        .tied("connected_to", network),
                status(floatingIp, "ACTIVE", "ok"),
                association().to("relation.associated_with", port).to("relation.served_by", router));
        story.tellsNothingElse();
    }

    @Test
    @Order(7)
    void seesItDisassociated() throws Exception {
        var story = watched.story();
        story.mayTell(status(floatingIp, "ACTIVE", "unknown"), changed(floatingIp, "health_note"));
        associate(Collections.singletonMap("port_id", null));
        FactFeed.until(
                CLOUD_NOTICES, "Neutron makes it DOWN", () -> neutronStatus().equals("DOWN"));
        story.tells(
                status(floatingIp, "DOWN", "unknown"),
                association().to("relation.associated_with", "").to("relation.served_by", ""));
        story.tellsNothingElse();
    }

    @Test
    @Order(8)
    void seesItReleased() throws Exception {
        var story = watched.story();
        api.delete("network", "/floatingips/" + id(floatingIp));
        story.tells(missing(floatingIp), missing(innerPort), deleted(floatingIp), deleted(innerPort));
        story.tellsNothingElse();
    }

    @Test
    @Order(9)
    void seesTheRouterLoseItsSubnetAndItsGateway() throws Exception {
        var story = watched.story();
        story.mayTell(plugging(leg), plugging(gateway));
        api.put("network", "/routers/" + id(router) + "/remove_router_interface", Map.of("subnet_id", id(subnet)));
        story.tells(changed(router, "relation.routes").to("relation.routes", ""), missing(leg), deleted(leg));
        route(Map.of());
        story.tells(
                changed(
                                router,
                                "external_gateway",
                                "external_ips",
                                "enable_snat",
                                "relation.connected_to",
                                "relation.hosted_on",
                                "inferred.gateway_lost_since")
                        .to("external_gateway", "none")
                        .to("relation.connected_to", ""),
                raised("router.lost_gateway", router, "warning"),
                missing(gateway),
                deleted(gateway));
        story.mayTell(changed(router, "relation.hosted_on"));
        story.tellsNothingElse();
    }

    @Test
    @Order(10)
    void seesAllOfItDeleted() throws Exception {
        var story = watched.story();
        story.mayTell(plugging(dhcpPort), changed(network, "relation.served_by"));
        story.mayTell(changed(router, "relation.hosted_on"));
        api.delete("network", "/routers/" + id(router));
        api.delete("network", "/ports/" + id(port));
        api.delete("network", "/networks/" + id(network));
        story.tells(cleared("router.lost_gateway", router).where("why", "entity_deleted"));
        for (var gone : List.of(router, port, dhcpPort, subnet, network)) {
            story.tells(missing(gone), deleted(gone));
        }
        story.tellsNothingElse();
    }

    private static Told association() {
        return changed(floatingIp, "fixed_address", "health_note", "relation.associated_with", "relation.served_by");
    }

    private static Told plugging(String port) {
        return statusIn(port, "DOWN", "BUILD", "ACTIVE");
    }

    private static Told plugged(String port) {
        return changed(port, "host", "vif_type");
    }

    private static String id(String entity) {
        return entity.substring(entity.indexOf('/') + 1);
    }

    private String make(String what, Map<String, ?> fields) throws Exception {
        var all = new HashMap<String, Object>(fields);
        all.put("project_id", projectId);
        return api.create("network", "/" + what + "s", what, all).path("id").asText();
    }

    private void route(Map<String, ?> external) throws Exception {
        api.put("network", "/routers/" + id(router), Map.of("router", Map.of("external_gateway_info", external)));
    }

    private void associate(Map<String, ?> fields) throws Exception {
        api.put("network", "/floatingips/" + id(floatingIp), Map.of("floatingip", fields));
    }

    private String neutronStatus() throws Exception {
        return api.get("network", "/floatingips/" + id(floatingIp))
                .path("floatingip")
                .path("status")
                .asText();
    }

    private String portOnceMade(String query) throws Exception {
        return "port/"
                + FactFeed.until(
                        CLOUD_NOTICES,
                        "a port of " + query,
                        () -> cloud.ports(query).stream().findFirst().orElse(null));
    }
}
