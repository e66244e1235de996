package io.vioscope.simulator.api.volume;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.volume.VolumeApi.Call;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Volume;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** {@code /attachments} and {@code /attachments/detail} of Cinder (recorded from Zed at 3.70); they came with 3.27. */
final class VolumeAttachmentsTable {
    private static final int SINCE = 27;

    private final SimulatedCloud cloud;
    private final Times times = new Times();

    VolumeAttachmentsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        return page(call, false);
    }

    Reply detail(Call call) {
        return page(call, true);
    }

    private Reply page(Call call, boolean detailed) {
        var query = call.ctx().queryParams();
        var limit = VolumesTable.limit(query.get("limit"));
        if (!call.version().atLeast(SINCE)) {
            return Reply.noRoute();
        }
        if (limit.isEmpty()) {
            return Reply.badRequest("Invalid input received: limit param must be an integer");
        }
        var marker = query.get("marker");
        var volume = Query.uuid(marker).map(VolumeJson::otherId);
        Predicate<Volume> matches = row ->
                row.attached() != null && (call.isForAll() || row.project().id().equals(call.project()));
        var page = marker != null && volume.isEmpty()
                ? Optional.<List<Volume.Attached>>empty()
                : cloud.storage().page(volume, limit.get(), matches);
        return page.map(rows -> Reply.ok(render(call, rows, limit.get(), detailed)))
                .orElseGet(() -> Reply.notFound(
                        "Volume attachment could not be found with filter: attachment_id = " + marker + "."));
    }

    private Buffer render(Call call, List<Volume.Attached> rows, int limit, boolean detailed) {
        var query = call.ctx().queryParams();
        return Json.object(rows.size() * 700 + 300, json -> {
            Json.<Volume.Attached>rows(json, "attachments", rows, (row, of) -> row(row, of, detailed));
            if (limit > 0 && rows.size() == limit) {
                var last = VolumeJson.otherId(rows.get(limit - 1).volume().id());
                var url = call.base() + (detailed ? "/attachments/detail" : "/attachments");
                json.writeArrayFieldStart("attachments_links");
                Json.link(json, "next", Pages.appended(url, query, last));
                json.writeEndArray();
            }
        });
    }

    private void row(JsonGenerator json, Volume.Attached of, boolean detailed) throws IOException {
        var volume = of.volume();
        var server = of.server().map(vm -> vm.birth().id()).map(UUID::toString);
        json.writeStringField("id", VolumeJson.attachmentId(volume));
        json.writeStringField("status", "attached");
        json.writeStringField("instance", server.orElse(null));
        json.writeStringField("volume_id", volume.id().toString());
        var since = volume.attached();
        if (detailed && since != null) {
            json.writeStringField("attached_at", times.micros(since));
            json.writeStringField("detached_at", "");
            json.writeStringField("attach_mode", "null");
            Json.field(json, "connection_info", info -> connection(info, volume));
        }
    }

    /** A volume is a virtual disk of a virtual machine of its own. */
    private static void connection(JsonGenerator json, Volume volume) throws IOException {
        json.writeStringField("driver_volume_type", "vmdk");
        json.writeStringField("volume_id", volume.id().toString());
        json.writeStringField("name", "volume-" + volume.id());
        json.writeStringField("volume", "vm-" + (100_000 + volume.number()));
        json.writeStringField("attachment_id", VolumeJson.attachmentId(volume));
        json.writeStringField("access_mode", "rw");
        json.writeNullField("qos_specs");
        json.writeBooleanField("encrypted", false);
        json.writeBooleanField("cacheable", false);
    }
}
