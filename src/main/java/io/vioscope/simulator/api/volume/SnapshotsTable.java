package io.vioscope.simulator.api.volume;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.volume.VolumeApi.Call;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Snapshot;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /snapshots/detail} (recorded from Zed): newest first, which is also what changed last, or oldest first. */
final class SnapshotsTable {
    private static final int ROW_BYTES = 700;

    private static final Comparator<Snapshot> OLDEST_FIRST =
            Comparator.comparing(Snapshot::created).thenComparing(Snapshot::id);

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
        Predicate<Snapshot> matches =
                row -> call.isForAll() || row.volume().project().id().equals(call.project());
        var order = VolumesTable.isOldestFirst(query) ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        return page(marker, limit.get(), matches, order)
                .map(rows -> Reply.ok(render(call, rows, limit.get())))
                .orElseGet(() -> Reply.notFound("Snapshot " + marker + " could not be found."));
    }

    private Optional<List<Snapshot>> page(
            @Nullable String marker, int limit, Predicate<Snapshot> matches, Comparator<Snapshot> order) {
        var all = cloud.storage().snapshots().all().stream()
                .filter(matches)
                .sorted(order)
                .toList();
        var ids = all.stream().map(row -> row.id().toString()).toList();
        var from = marker == null ? 0 : ids.indexOf(marker) + 1;
        return marker != null && from == 0
                ? Optional.empty()
                : Optional.of(all.stream().skip(from).limit(limit).toList());
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
        if (call.version().atLeast(VolumeJson.CONSUMES_QUOTA)) {
            json.writeBooleanField("consumes_quota", true);
        }
        json.writeStringField(
                "os-extended-snapshot-attributes:project_id", volume.project().id());
        json.writeStringField("os-extended-snapshot-attributes:progress", "100%");
    }
}
