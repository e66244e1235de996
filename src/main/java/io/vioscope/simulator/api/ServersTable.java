package io.vioscope.simulator.api;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.ComputeApi.Call;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /servers}, {@code /servers/detail} and {@code /servers/ID}. */
final class ServersTable {
    /** A little more than the largest row, so that a page's buffer is allocated once. */
    private static final int ROW_BYTES = 2200;

    private static final int BRIEF_BYTES = 400;

    private interface RowWriter {
        void write(ServerJson json, VirtualMachine vm) throws IOException;
    }

    private final SimulatedCloud cloud;

    ServersTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        return page(call, "/v2.1/servers", BRIEF_BYTES, ServerJson::brief);
    }

    Reply detail(Call call) {
        return page(call, "/v2.1/servers/detail", ROW_BYTES, ServerJson::row);
    }

    Reply show(Call call) {
        var id = call.ctx().pathParam("id");
        return uuid(id).flatMap(cloud::server)
                .filter(VirtualMachine::lives)
                .map(vm -> Reply.ok(Json.object(ROW_BYTES, json -> {
                    json.writeObjectFieldStart("server");
                    new ServerJson(json, call.base(), call.version(), hostStates()).show(vm);
                    json.writeEndObject();
                })))
                .orElseGet(() -> Reply.notFound("Instance " + id + " could not be found."));
    }

    private Reply page(Call call, String path, int rowBytes, RowWriter writer) {
        try {
            var own = call.token().scope().orElseThrow().id();
            var query = call.ctx().queryParams();
            var asked = ServerParameters.of(query, own, call.version());
            var page = cloud.servers(asked.query());
            return page.map(rows -> Reply.ok(render(call, path, rows, asked.limit(), rowBytes, writer)))
                    .orElseGet(() -> Reply.badRequest("marker [" + query.get("marker") + "] not found"));
        } catch (ServerParameters.Refused refused) {
            return Reply.badRequest(refused.why());
        }
    }

    private Buffer render(
            Call call, String path, List<VirtualMachine> rows, int limit, int rowBytes, RowWriter writer) {
        MultiMap query = call.ctx().queryParams();
        return Json.object(rows.size() * rowBytes + 300, json -> {
            var renderer = new ServerJson(json, call.base(), call.version(), hostStates());
            json.writeArrayFieldStart("servers");
            for (var vm : rows) {
                writer.write(renderer, vm);
            }
            json.writeEndArray();
            if (rows.size() == limit) {
                var last = rows.get(rows.size() - 1).birth().id().toString();
                Pages.next(json, "servers_links", call.base() + path, query, last);
            }
        });
    }

    private String[] hostStates() {
        var now = cloud.now();
        return cloud.estate().clusters().stream()
                .map(cluster -> cloud.serviceOf(cluster).hostStatus(now, cloud.timings()))
                .toArray(String[]::new);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
