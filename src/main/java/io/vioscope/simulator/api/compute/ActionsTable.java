package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Action;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /servers/ID/os-instance-actions} and one of them (recorded from Zed), of deleted servers too, as from 2.21. From 2.58 on rows
 * have {@code updated_at}, and {@code changes-since}, {@code limit} and {@code marker}, a request's id, are understood.
 */
final class ActionsTable {
    private static final int PAGING = 58;
    private static final int WITH_HOST = 62;
    private static final int WITH_DETAILS = 84;

    /** What the compute calls what it does, where that is not the action's own word. */
    private static final Map<String, String> EVENTS = Map.of(
            "create", "compute__do_build_and_run_instance",
            "delete", "compute_terminate_instance",
            "live-migration", "compute_live_migration",
            "migrate", "compute_prep_resize",
            "resize", "compute_prep_resize",
            "confirmResize", "compute_confirm_resize");

    private final SimulatedCloud cloud;

    ActionsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        var id = call.ctx().pathParam("id");
        var server = Query.uuid(id)
                .flatMap(cloud::server)
                .filter(vm ->
                        call.token().isAdmin() || vm.birth().project().id().equals(call.project()));
        if (server.isEmpty()) {
            return Reply.notFound("Instance " + id + " could not be found.");
        }
        var actions = cloud.actions(server.get().birth().id());
        try {
            return call.version().atLeast(PAGING) ? page(call, id, actions) : Reply.ok(render(call, id, actions, -1));
        } catch (ServerParameters.Refused refused) {
            return Reply.badRequest(refused.why());
        }
    }

    /** One of them, with its one event. */
    Reply show(Call call) {
        var id = call.ctx().pathParam("id");
        var request = call.ctx().pathParam("request");
        var server = Query.uuid(id)
                .flatMap(cloud::server)
                .filter(vm ->
                        call.token().isAdmin() || vm.birth().project().id().equals(call.project()));
        var action = server.flatMap(vm -> cloud.actions(vm.birth().id()).stream()
                .filter(row -> row.requestId().equals(request))
                .findFirst());
        return action.map(row -> Reply.ok(Json.object(
                        900,
                        json -> Json.field(json, "instanceAction", body -> {
                            var times = new Times();
                            row(body, row, id, call, times);
                            Json.<Action>rows(
                                    body,
                                    "events",
                                    List.of(row),
                                    (event, of) -> event(event, of, server.orElseThrow(), call, times));
                        }))))
                .orElseGet(
                        () -> Reply.notFound("Action for request_id " + request + " on instance " + id + " not found"));
    }

    private static void event(JsonGenerator json, Action row, VirtualMachine vm, Call call, Times times)
            throws IOException {
        var failed = row.message() != null;
        json.writeStringField("event", EVENTS.getOrDefault(row.name(), "compute_" + row.name() + "_instance"));
        json.writeStringField("start_time", times.micros(row.start()));
        json.writeStringField("finish_time", times.micros(row.updated()));
        json.writeStringField("result", failed ? "Error" : "Success");
        json.writeStringField("traceback", null);
        var cluster = vm.cluster();
        if (call.version().atLeast(WITH_HOST)) {
            if (call.token().isAdmin()) {
                json.writeStringField("host", cluster == null ? null : cluster.host());
            }
            var project = vm.birth().project().id();
            json.writeStringField("hostId", cluster == null ? "" : ServerJson.hostId(project, cluster.host()));
        }
        if (call.version().atLeast(WITH_DETAILS)) {
            json.writeStringField("details", failed ? row.message() : null);
        }
    }

    private static Reply page(Call call, String server, List<Action> actions) throws ServerParameters.Refused {
        var query = call.ctx().queryParams();
        var limit = ServerParameters.limit(query.get("limit"));
        var since = ServerParameters.time(query.get("changes-since"));
        var marker = Optional.ofNullable(query.get("marker"));
        var known = actions.stream().map(Action::requestId).toList();
        if (marker.isPresent() && !known.contains(marker.get())) {
            return Reply.badRequest("marker [" + marker.get() + "] not found");
        }
        var start = marker.map(last -> known.indexOf(last) + 1).orElse(0);
        var page = actions.subList(start, actions.size()).stream()
                .filter(row -> since.isEmpty() || !row.updated().isBefore(since.get()))
                .limit(limit)
                .toList();
        return Reply.ok(render(call, server, page, limit));
    }

    private static Buffer render(Call call, String server, List<Action> rows, int limit) {
        var times = new Times();
        return Json.object(rows.size() * 400 + 300, json -> {
            json.writeArrayFieldStart("instanceActions");
            for (var row : rows) {
                json.writeStartObject();
                row(json, row, server, call, times);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (rows.size() == limit) {
                var url = call.base() + "/v2.1/servers/" + server + "/os-instance-actions";
                var last = rows.get(rows.size() - 1).requestId();
                Pages.next(json, "links", url, call.ctx().queryParams(), last);
            }
        });
    }

    private static void row(JsonGenerator json, Action row, String server, Call call, Times times) throws IOException {
        json.writeStringField("action", row.name());
        json.writeStringField("instance_uuid", server);
        json.writeStringField("request_id", row.requestId());
        json.writeStringField("user_id", row.userId());
        json.writeStringField("project_id", row.project());
        json.writeStringField("start_time", times.micros(row.start()));
        json.writeStringField("message", row.message());
        if (call.version().atLeast(PAGING)) {
            json.writeStringField("updated_at", times.micros(row.updated()));
        }
    }
}
