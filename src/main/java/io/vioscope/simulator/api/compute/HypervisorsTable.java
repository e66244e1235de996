package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /os-hypervisors}: the list, one, the sum of all, and what the VMware driver cannot tell. */
final class HypervisorsTable {
    private final SimulatedCloud cloud;

    HypervisorsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    /** Pages from microversion 2.33 on, as Nova does; before it everything comes at once. */
    Reply detail(Call call) {
        var query = call.ctx().queryParams();
        var clusters = cloud.estate().clusters();
        if (!call.version().atLeast(33)) {
            return Reply.ok(list(call, clusters, Integer.MAX_VALUE));
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

    Reply show(Call call) {
        return find(call)
                .map(cluster -> Reply.ok(Json.object(
                        900,
                        json -> Json.field(json, "hypervisor", body -> write(renderer(body, call), cluster, call)))))
                .orElseGet(() -> notFound(call));
    }

    /** Gone with the figures it sums up. */
    Reply statistics(Call call) {
        return call.version().atLeast(ServiceJson.WITHOUT_CAPACITY)
                ? Reply.notFound("The resource could not be found.")
                : Reply.ok(Json.object(
                        400,
                        json -> Json.field(
                                json,
                                "hypervisor_statistics",
                                body -> renderer(body, call).statistics())));
    }

    /** The driver cannot tell; from 2.88 on there is nothing to ask. */
    Reply uptime(Call call) {
        if (call.version().atLeast(ServiceJson.WITHOUT_CAPACITY)) {
            return Reply.notFound("The resource could not be found.");
        }
        return find(call).isEmpty()
                ? notFound(call)
                : Reply.fault(501, "notImplemented", "The requested functionality is not supported.");
    }

    private Optional<Cluster> find(Call call) {
        var id = call.ctx().pathParam("id");
        return cloud.estate().clusters().stream()
                .filter(cluster -> id(cluster, call.version()).equals(id))
                .findFirst();
    }

    private static Reply notFound(Call call) {
        return Reply.notFound("Hypervisor with ID '" + call.ctx().pathParam("id") + "' could not be found.");
    }

    private Reply page(Call call, List<Cluster> clusters, int first, int limit) {
        var last = (int) Math.min(clusters.size(), (long) first + limit);
        return Reply.ok(list(call, clusters.subList(first, last), limit));
    }

    private Buffer list(Call call, List<Cluster> rows, int limit) {
        return Json.object(rows.size() * 800 + 200, json -> {
            var renderer = renderer(json, call);
            Json.<Cluster>rows(json, "hypervisors", rows, (row, cluster) -> write(renderer, cluster, call));
            if (rows.size() == limit) {
                var marker = id(rows.get(rows.size() - 1), call.version());
                var url = call.base() + "/v2.1/os-hypervisors/detail";
                Pages.next(json, "hypervisors_links", url, call.ctx().queryParams(), marker);
            }
        });
    }

    private void write(ServiceJson renderer, Cluster cluster, Call call) throws IOException {
        var usable = cloud.hosts().usable(cluster);
        renderer.hypervisor(cluster, cloud.serviceOf(cluster), cloud.usage(cluster), usable);
        if (call.version().atLeast(53) && Query.isTrue(call.ctx().queryParams().get("with_servers"))) {
            renderer.servers(serversOn(cluster));
        }
    }

    private ServiceJson renderer(JsonGenerator json, Call call) {
        return new ServiceJson(json, call.version(), cloud);
    }

    private Optional<Integer> start(@Nullable String marker, Microversion version) {
        return marker == null
                ? Optional.of(0)
                : cloud.estate().clusters().stream()
                        .filter(cluster -> id(cluster, version).equals(marker))
                        .map(cluster -> cluster.index() + 1)
                        .findFirst();
    }

    private String id(Cluster cluster, Microversion version) {
        return version.atLeast(53)
                ? cloud.hosts().identity(cluster).id().toString()
                : Integer.toString(cluster.index() + 1);
    }

    private List<VirtualMachine> serversOn(Cluster cluster) {
        var onHost = new ServerQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(cluster.host()),
                Optional.empty(),
                Integer.MAX_VALUE,
                false);
        return cloud.servers(onHost).orElseThrow();
    }
}
