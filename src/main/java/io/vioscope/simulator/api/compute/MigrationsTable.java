package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Estate;
import io.vioscope.simulator.cloud.Migration;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code /os-migrations} (recorded from Zed at 2.1, 2.23, 2.59 and 2.93) and {@code /servers/ID/migrations}. Pages, markers
 * and {@code changes-since} came with 2.59.
 */
final class MigrationsTable {
    private static final int ROW_BYTES = 700;
    private static final int PAGING = 59;
    private static final int WITH_USERS = 80;

    private final SimulatedCloud cloud;

    MigrationsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        try {
            return call.version().atLeast(PAGING) ? page(call) : Reply.ok(render(call, all(call), -1));
        } catch (ServerParameters.Refused refused) {
            return Reply.badRequest(refused.why());
        }
    }

    private Reply page(Call call) throws ServerParameters.Refused {
        var query = call.ctx().queryParams();
        var limit = ServerParameters.limit(query.get("limit"));
        var since = ServerParameters.time(query.get("changes-since"));
        var all = all(call);
        var start = start(all, ServerParameters.marker(query.get("marker")));
        if (start < 0) {
            return Reply.badRequest("Marker " + query.get("marker") + " could not be found.");
        }
        var page = all.subList(start, all.size()).stream()
                .filter(row -> since.isEmpty() || !row.updated().isBefore(since.get()))
                .limit(limit)
                .toList();
        return Reply.ok(render(call, page, limit));
    }

    private List<Migration> all(Call call) {
        var query = call.ctx().queryParams();
        Predicate<Migration> matches =
                row -> is(query.get("instance_uuid"), row.server().id().toString())
                        && is(query.get("status"), row.status())
                        && is(query.get("migration_type"), row.type())
                        && (is(query.get("host"), row.source().host())
                                || is(query.get("host"), row.target().host()));
        return cloud.migrations().stream().filter(matches).toList();
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private static int start(List<Migration> all, Optional<UUID> marker) {
        if (marker.isEmpty()) {
            return 0;
        }
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(marker.get())) {
                return i + 1;
            }
        }
        return -1;
    }

    private Buffer render(Call call, List<Migration> rows, int limit) {
        var times = new Times();
        return Json.object(rows.size() * ROW_BYTES + 400, json -> {
            json.writeArrayFieldStart("migrations");
            for (var row : rows) {
                json.writeStartObject();
                row(json, row, call, times);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (rows.size() == limit) {
                var last = rows.get(rows.size() - 1).id().toString();
                Pages.next(
                        json,
                        "migrations_links",
                        call.base() + "/v2.1/os-migrations",
                        call.ctx().queryParams(),
                        last);
            }
        });
    }

    /** The ids of flavors are Nova's internal ones, which no other answer tells. */
    private void row(JsonGenerator json, Migration row, Call call, Times times) throws IOException {
        json.writeNumberField("id", row.number());
        if (call.version().atLeast(PAGING)) {
            json.writeStringField("uuid", row.id().toString());
        }
        json.writeStringField("source_compute", row.source().host());
        json.writeStringField("dest_compute", row.target().host());
        json.writeStringField("source_node", row.source().node());
        json.writeStringField("dest_node", row.target().node());
        json.writeNullField("dest_host");
        json.writeNumberField("old_instance_type_id", row.before().vcpus());
        json.writeNumberField("new_instance_type_id", row.after().vcpus());
        json.writeStringField("instance_uuid", row.server().id().toString());
        json.writeStringField("status", row.status());
        if (call.version().atLeast(23)) {
            json.writeStringField("migration_type", row.type());
        }
        user(json, call);
        json.writeStringField("created_at", times.micros(row.created()));
        json.writeStringField("updated_at", times.micros(row.updated()));
    }

    /** An administrator's doing, all of them. */
    private void user(JsonGenerator json, Call call) throws IOException {
        if (call.version().atLeast(WITH_USERS)) {
            json.writeStringField("user_id", Estate.ADMIN_USER);
            json.writeStringField("project_id", cloud.estate().admin().id());
        }
    }

    /** The live migrations of a server that are under way (from the sources: the recorded list is empty). */
    Reply ofServer(Call call) {
        var id = call.ctx().pathParam("id");
        var server = Query.uuid(id).flatMap(cloud::server).filter(VirtualMachine::lives);
        var times = new Times();
        return server.map(vm -> cloud.migrations().stream()
                        .filter(row -> row.server().id().equals(vm.birth().id()))
                        .filter(row -> row.type().equals("live-migration") && !row.isOver())
                        .toList())
                .map(rows -> Reply.ok(Json.object(
                        900,
                        json -> Json.<Migration>rows(
                                json, "migrations", rows, (body, row) -> underWay(body, row, call, times)))))
                .orElseGet(() -> Reply.notFound("Instance " + id + " could not be found."));
    }

    private void underWay(JsonGenerator json, Migration row, Call call, Times times) throws IOException {
        json.writeNumberField("id", row.number());
        if (call.version().atLeast(PAGING)) {
            json.writeStringField("uuid", row.id().toString());
        }
        json.writeStringField("server_uuid", row.server().id().toString());
        json.writeStringField("status", row.status());
        json.writeStringField("source_compute", row.source().host());
        json.writeStringField("source_node", row.source().node());
        json.writeStringField("dest_compute", row.target().host());
        json.writeStringField("dest_node", row.target().node());
        json.writeNullField("dest_host");
        for (var of : List.of("memory", "disk")) {
            for (var part : List.of("total", "processed", "remaining")) {
                json.writeNullField(of + "_" + part + "_bytes");
            }
        }
        user(json, call);
        json.writeStringField("created_at", times.micros(row.created()));
        json.writeStringField("updated_at", times.micros(row.updated()));
    }
}
