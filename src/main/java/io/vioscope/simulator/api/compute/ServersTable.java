package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Gate;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.cloud.ServerTies;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.util.List;

/** {@code /servers}, {@code /servers/detail} and {@code /servers/ID}. */
final class ServersTable {
    /** A little more than the largest row, so that a page's buffer is allocated once. */
    private static final int ROW_BYTES = 2600;

    private static final int BRIEF_BYTES = 400;
    private static final int CELLS = 4;

    private interface RowWriter {
        void write(ServerJson json, VirtualMachine vm, ServerTies ties) throws IOException;
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
        return Query.uuid(id)
                .flatMap(cloud::server)
                .filter(VirtualMachine::lives)
                .filter(vm ->
                        call.token().isAdmin() || vm.birth().project().id().equals(call.project()))
                .map(vm -> Reply.ok(Json.object(ROW_BYTES, json -> {
                    json.writeObjectFieldStart("server");
                    renderer(json, call).show(vm, cloud.ties(List.of(vm)).get(0));
                    json.writeEndObject();
                })))
                .orElseGet(() -> Reply.notFound("Instance " + id + " could not be found."));
    }

    private static boolean wantsAll(Call call) {
        return Query.isTrue(call.ctx().queryParams().get("all_tenants"));
    }

    private Reply page(Call call, String path, int rowBytes, RowWriter writer) {
        if (wantsAll(call) && !call.token().isAdmin()) {
            return Reply.forbidden("os_compute_api:servers:detail:get_all_tenants");
        }
        try {
            var query = call.ctx().queryParams();
            var asked = ServerParameters.of(query, call.project(), call.version());
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
            var renderer = renderer(json, call);
            var ties = cloud.ties(rows);
            json.writeArrayFieldStart("servers");
            for (var i = 0; i < rows.size(); i++) {
                if (!isInLostCell(call, rows.get(i))) {
                    writer.write(renderer, rows.get(i), ties.get(i));
                } else if (call.version().atLeast(69)) {
                    renderer.stub(rows.get(i));
                }
            }
            json.writeEndArray();
            if (rows.size() == limit) {
                var last = rows.get(rows.size() - 1).birth().id().toString();
                Pages.next(json, "servers_links", call.base() + path, query, last);
            }
        });
    }

    /** A cell of Nova that cannot be reached: its servers are left out, from 2.69 told as stubs. */
    private static boolean isInLostCell(Call call, VirtualMachine vm) {
        return call.ctx().get(Gate.PARTIAL) != null && vm.birth().number() % CELLS == 0;
    }

    private ServerJson renderer(JsonGenerator json, Call call) {
        return new ServerJson(
                json, call.base(), call.version(), hostStates(), call.token().isAdmin());
    }

    private String[] hostStates() {
        var now = cloud.now();
        return cloud.estate().clusters().stream()
                .map(cluster -> cloud.serviceOf(cluster).hostStatus(now, cloud.timings()))
                .toArray(String[]::new);
    }
}
