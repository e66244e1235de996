package io.vioscope.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.simulator.ApiClient;
import io.vioscope.simulator.ApiClient.Answer;
import io.vioscope.simulator.RunningSimulator;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at a simulated cloud by its APIs: the rows of its lists by the names the catalogue has for them. */
final class Eyes {
    /** A row of a list; what is nested in it has its path for a name. */
    record Row(String kind, String id, Map<String, String> values) {
        String value(String attribute) {
            return values.getOrDefault(attribute, "");
        }
    }

    /** The list of a kind: where it is, what it is called, and what names its rows. */
    private record Source(String path, String name, Function<Row, String> id) {}

    static final String BY_SERVER = "ServerAction";
    private static final int EVERYTHING = 1000;

    private final ApiClient client;
    private final Map<String, Source> lists = new LinkedHashMap<>();

    Eyes(RunningSimulator running) {
        client = running.client().signedIn().version("2.79");
        var project = running.simulator.cloud().estate().admin().id();
        var nova = "/compute/v2.1/";
        var cinder = "/volume/v3/" + project + "/";
        var neutron = "/network/v2.0/";
        list("NovaService", nova + "os-services", "services", Eyes::service);
        list("Hypervisor", nova + "os-hypervisors/detail", "hypervisors", Eyes::id);
        list("Server", nova + "servers/detail?all_tenants=1&limit=" + EVERYTHING, "servers", Eyes::id);
        list("Migration", nova + "os-migrations", "migrations", Eyes::id);
        list("Volume", cinder + "volumes/detail?all_tenants=1", "volumes", Eyes::id);
        list("Snapshot", cinder + "snapshots/detail?all_tenants=1", "snapshots", Eyes::id);
        list("CinderService", cinder + "os-services", "services", Eyes::service);
        list("CinderPool", cinder + "scheduler-stats/get_pools?detail=true", "pools", row -> row.value("name"));
        list("Port", neutron + "ports", "ports", Eyes::id);
        list("Router", neutron + "routers", "routers", Eyes::id);
        list("FloatingIp", neutron + "floatingips", "floatingips", Eyes::id);
        list("Network", neutron + "networks", "networks", Eyes::id);
        list("NeutronAgent", neutron + "agents", "agents", Eyes::service);
        list("Housekeeper", neutron + "housekeepers", "housekeepers", row -> row.value("name"));
        list("LoadBalancer", "/load-balancer/v2/lbaas/loadbalancers", "loadbalancers", Eyes::id);
        list("Image", "/image/v2/images?limit=" + EVERYTHING, "images", Eyes::id);
        list("Project", "/identity/v3/projects", "projects", Eyes::id);
    }

    private void list(String kind, String path, String name, Function<Row, String> id) {
        lists.put(kind, new Source(path, name, id));
    }

    private static String id(Row row) {
        return row.value("id");
    }

    private static String service(Row row) {
        return row.value("binary") + "@" + row.value("host");
    }

    /** The kinds that have a list. */
    List<String> kinds() {
        return List.copyOf(lists.keySet());
    }

    /** The rows of a kind by their ids; empty if the list is refused. */
    Optional<Map<String, Row>> list(String kind) {
        var list = lists.get(kind);
        return list == null
                ? Optional.of(Map.of())
                : answer(list.path())
                        .flatMap(answer -> found(answer, list.name()))
                        .map(rows -> byId(kind, rows, list.id()));
    }

    /** Empty if the call is cut. */
    private Optional<Answer> answer(String path) {
        try {
            return Optional.of(client.get(path));
        } catch (UncheckedIOException cut) {
            return Optional.empty();
        }
    }

    /** One server alone. */
    Optional<Row> server(String id) {
        return answer("/compute/v2.1/servers/" + id)
                .filter(answer -> answer.status() == 200)
                .map(answer -> {
                    var values = new TreeMap<String, String>();
                    flatten("", answer.json().path("server"), values);
                    return new Row("Server", id, values);
                });
    }

    /** The rows of a kind whose list must be there. */
    Collection<Row> rows(String kind) {
        return list(kind)
                .orElseThrow(() -> new AssertionError("no list of " + kind))
                .values();
    }

    /** What was asked of a server, newest first. */
    List<Row> actions(String server) {
        var actions = found(client.get("/compute/v2.1/servers/" + server + "/os-instance-actions"), "instanceActions");
        return actions.map(rows -> List.copyOf(
                        byId(BY_SERVER, rows, row -> row.value("request_id")).values()))
                .orElse(List.of());
    }

    /** Placement's inventories or usages of a cluster, as {@code VCPU.total}. */
    Map<String, String> placement(String provider, String below) {
        var values = new TreeMap<String, String>();
        flatten(
                "",
                client.get("/placement/resource_providers/" + provider + "/" + below)
                        .json()
                        .path(below),
                values);
        return values;
    }

    /** What else answers with one object. */
    Answer get(String path) {
        return client.get(path);
    }

    private static Optional<JsonNode> found(Answer answer, String name) {
        return answer.status() == 200 ? Optional.of(answer.json().path(name)) : Optional.empty();
    }

    private static Map<String, Row> byId(String kind, JsonNode rows, Function<Row, String> id) {
        var found = new LinkedHashMap<String, Row>();
        for (var node : rows) {
            var values = new TreeMap<String, String>();
            flatten("", node, values);
            var row = new Row(kind, "", values);
            found.put(id.apply(row), new Row(kind, id.apply(row), values));
        }
        return found;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                flatten(path + "." + i, node.get(i), into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.asText());
        }
    }
}
