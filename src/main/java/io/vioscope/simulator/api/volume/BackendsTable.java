package io.vioscope.simulator.api.volume;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.volume.VolumeApi.Call;
import io.vioscope.simulator.cloud.Backend;
import io.vioscope.simulator.cloud.CinderService;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.time.Instant;

/** {@code /os-services}, {@code /scheduler-stats/get_pools} and {@code /types}. */
final class BackendsTable {
    private final SimulatedCloud cloud;

    BackendsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply services(Call call) {
        var now = cloud.now();
        var query = call.ctx().queryParams();
        var host = query.get("host");
        var binary = query.get("binary");
        return Reply.ok(Json.object(2000, json -> {
            json.writeArrayFieldStart("services");
            for (var row : cloud.storage().services()) {
                if ((host == null || host.equals(row.host())) && (binary == null || binary.equals(row.binary()))) {
                    json.writeStartObject();
                    service(json, row, call, now);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }));
    }

    private void service(JsonGenerator json, CinderService row, Call call, Instant now) throws IOException {
        var isVolume = row.binary().equals("cinder-volume");
        json.writeStringField("binary", row.binary());
        json.writeStringField("host", row.host());
        json.writeStringField("zone", "nova");
        json.writeStringField("status", row.enabled() ? "enabled" : "disabled");
        json.writeStringField("state", row.isUp(now, cloud.timings()) ? "up" : "down");
        json.writeStringField("updated_at", new Times().micros(row.updatedAt(now, cloud.timings())));
        if (call.version().atLeast(49) && isVolume) {
            json.writeStringField("backend_state", "up");
        }
        if (call.version().atLeast(7)) {
            json.writeNullField("cluster");
        }
        json.writeStringField("disabled_reason", row.disabledReason());
        if (isVolume) {
            json.writeStringField("replication_status", "disabled");
            json.writeNullField("active_backend_id");
            json.writeBooleanField("frozen", false);
        }
    }

    /** The scheduler drops the pools of services that are down. */
    Reply pools(Call call) {
        var detailed = Query.isTrue(call.ctx().queryParams().get("detail"));
        var now = cloud.now();
        var alive = cloud.storage().services().stream()
                .filter(row -> row.isUp(now, cloud.timings()))
                .map(CinderService::host)
                .toList();
        return Reply.ok(Json.object(2000, json -> {
            json.writeArrayFieldStart("pools");
            for (var backend : cloud.storage().backends()) {
                if (!alive.contains(backend.host())) {
                    continue;
                }
                json.writeStartObject();
                json.writeStringField("name", backend.pool());
                if (detailed) {
                    Json.field(json, "capabilities", said -> capabilities(said, backend));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    /** What the VMDK driver tells by default: no capacity (cinder/volume/drivers/vmware/vmdk.py, _get_volume_stats). */
    private void capabilities(JsonGenerator json, Backend backend) throws IOException {
        json.writeStringField("volume_backend_name", "vmdk");
        json.writeStringField("vendor_name", "VMware");
        json.writeStringField("driver_version", "3.4.2");
        json.writeStringField("storage_protocol", "vmdk");
        json.writeNumberField("reserved_percentage", 0);
        json.writeStringField("total_capacity_gb", "unknown");
        json.writeStringField("free_capacity_gb", "unknown");
        json.writeBooleanField("shared_targets", false);
        json.writeNumberField("allocated_capacity_gb", cloud.storage().allocatedGb(backend));
        json.writeNullField("filter_function");
        json.writeNullField("goodness_function");
        json.writeStringField("timestamp", new Times().micros(cloud.now()));
    }

    Reply types(Call call) {
        return Reply.ok(Json.object(500, json -> {
            json.writeArrayFieldStart("volume_types");
            json.writeStartObject();
            json.writeStringField("id", cloud.storage().typeId().toString());
            json.writeStringField("name", "vmdk");
            json.writeBooleanField("is_public", true);
            json.writeNullField("description");
            if (call.token().isAdmin()) {
                Json.field(json, "extra_specs", specs -> specs.writeStringField("volume_backend_name", "vmdk"));
                json.writeNullField("qos_specs_id");
            }
            json.writeBooleanField("os-volume-type-access:is_public", true);
            json.writeEndObject();
            json.writeEndArray();
        }));
    }
}
