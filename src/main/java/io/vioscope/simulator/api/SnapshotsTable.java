package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.VolumeApi.Call;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /snapshots/detail} (recorded from Zed); in no particular order, which Cinder's by creation is to a client. */
final class SnapshotsTable {
    private static final int ROW_BYTES = 700;

    private final SimulatedCloud cloud;

    SnapshotsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply detail(Call call) {
        var query = call.ctx().queryParams();
        var limit = VolumesTable.limit(query.get("limit"));
        if (limit.isEmpty()) {
            return Reply.badRequest("Invalid input received: limit param must be an integer");
        }
        var marker = query.get("marker");
        var after = Query.uuid(marker);
        var page = marker != null && after.isEmpty()
                ? Optional.<List<Snapshot>>empty()
                : cloud.storage()
                        .snapshots()
                        .page(
                                after,
                                limit.get(),
                                false,
                                row -> call.isForAll()
                                        || row.volume().project().id().equals(call.project()));
        return page.map(rows -> Reply.ok(render(call, rows, limit.get())))
                .orElseGet(() -> Reply.notFound("Snapshot " + marker + " could not be found."));
    }

    private static Buffer render(Call call, List<Snapshot> rows, int limit) {
        var times = new Times();
        return Json.object(rows.size() * ROW_BYTES + 300, json -> {
            json.writeArrayFieldStart("snapshots");
            for (var row : rows) {
                json.writeStartObject();
                row(json, row, call, times);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (limit > 0 && rows.size() == limit) {
                var url = call.base() + "/snapshots/detail";
                json.writeArrayFieldStart("snapshots_links");
                Json.link(
                        json,
                        "next",
                        Pages.appended(
                                url,
                                call.ctx().queryParams(),
                                rows.get(rows.size() - 1).id()));
                json.writeEndArray();
            }
        });
    }

    private static void row(JsonGenerator json, Snapshot row, Call call, Times times) throws IOException {
        var volume = row.volume();
        json.writeStringField("id", row.id().toString());
        json.writeStringField("created_at", times.micros(row.created()));
        json.writeStringField("updated_at", times.micros(row.created()));
        json.writeStringField("name", "snap-" + row.number());
        json.writeNullField("description");
        json.writeStringField("volume_id", volume.id().toString());
        json.writeStringField("status", "available");
        json.writeNumberField("size", volume.sizeGb());
        Json.field(json, "metadata", none -> {});
        if (call.version().atLeast(14)) {
            json.writeNullField("group_snapshot_id");
        }
        if (call.version().atLeast(41)) {
            json.writeStringField("user_id", volume.project().userId());
        }
        json.writeStringField(
                "os-extended-snapshot-attributes:project_id", volume.project().id());
        json.writeStringField("os-extended-snapshot-attributes:progress", "100%");
    }
}
