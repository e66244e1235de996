package io.vioscope.simulator.api;

import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.ComputeApi.Call;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.NovaService;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /os-services} and {@code /os-hypervisors/detail}. */
final class ServicesTable {
    private final SimulatedCloud cloud;

    ServicesTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        var query = call.ctx().queryParams();
        var rows = cloud.services().stream()
                .filter(row -> matches(query.get("host"), row.host()))
                .filter(row -> matches(query.get("binary"), row.binary()))
                .toList();
        return Reply.ok(services(call, rows));
    }

    private Buffer services(Call call, List<NovaService> rows) {
        return Json.object(rows.size() * 300 + 100, json -> {
            var renderer = new ServiceJson(json, call.version(), cloud);
            json.writeArrayFieldStart("services");
            for (var row : rows) {
                renderer.service(row);
            }
            json.writeEndArray();
        });
    }

    /** Pages from microversion 2.33 on, as Nova does; before it everything comes at once. */
    Reply hypervisors(Call call) {
        var query = call.ctx().queryParams();
        var clusters = cloud.estate().clusters();
        if (!call.version().atLeast(33)) {
            return Reply.ok(hypervisors(call, clusters, Integer.MAX_VALUE));
        }
        try {
            var limit = ServerParameters.limit(query.get("limit"));
            var from = start(query.get("marker"), call.version());
            return from.map(first -> page(call, clusters, first, limit))
                    .orElseGet(() -> Reply.badRequest("marker [" + query.get("marker") + "] not found"));
        } catch (ServerParameters.Refused refused) {
            return Reply.badRequest(refused.why());
        }
    }

    private Reply page(Call call, List<Cluster> clusters, int first, int limit) {
        var last = (int) Math.min(clusters.size(), (long) first + limit);
        return Reply.ok(hypervisors(call, clusters.subList(first, last), limit));
    }

    private Buffer hypervisors(Call call, List<Cluster> rows, int limit) {
        var query = call.ctx().queryParams();
        var withServers = call.version().atLeast(53) && "true".equalsIgnoreCase(query.get("with_servers"));
        return Json.object(rows.size() * 800 + 200, json -> {
            var renderer = new ServiceJson(json, call.version(), cloud);
            json.writeArrayFieldStart("hypervisors");
            for (var cluster : rows) {
                List<VirtualMachine> servers = withServers ? serversOn(cluster) : List.of();
                renderer.hypervisor(
                        cluster,
                        cloud.serviceOf(cluster),
                        cloud.usage(cluster),
                        cloud.hosts().usable(cluster),
                        servers);
            }
            json.writeEndArray();
            if (rows.size() == limit) {
                var marker = id(rows.get(rows.size() - 1), call.version());
                Pages.next(json, "hypervisors_links", call.base() + "/v2.1/os-hypervisors/detail", query, marker);
            }
        });
    }

    private Optional<Integer> start(@Nullable String marker, Microversion version) {
        return marker == null
                ? Optional.of(0)
                : cloud.estate().clusters().stream()
                        .filter(cluster -> id(cluster, version).equals(marker))
                        .map(cluster -> cluster.index() + 1)
                        .findFirst();
    }

    private static String id(Cluster cluster, Microversion version) {
        return version.atLeast(53) ? cluster.id().toString() : Integer.toString(cluster.index() + 1);
    }

    private List<VirtualMachine> serversOn(Cluster cluster) {
        var onHost = new ServerQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.of(cluster.host()),
                Optional.empty(),
                Integer.MAX_VALUE,
                false);
        return cloud.servers(onHost).orElseThrow();
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
