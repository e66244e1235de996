package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.PlacementApi.Call;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /resource_providers} and what lies below; ratios are Nova's usual ones. */
final class ProvidersTable {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** Memory Nova keeps back for the host: reserved_host_memory_mb. */
    private static final int RESERVED_MB = 512;

    private static final double CPU_RATIO = 16.0;
    private static final double MEMORY_RATIO = 1.5;

    private final SimulatedCloud cloud;

    ProvidersTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        var query = call.ctx().queryParams();
        var name = query.get("name");
        var id = query.get("uuid");
        var rows = cloud.estate().clusters().stream()
                .filter(cluster -> name == null || name.equals(cluster.node()))
                .filter(cluster -> id == null || id.equals(cluster.id().toString()))
                .toList();
        dated(call);
        return Reply.ok(Json.object(rows.size() * 1000 + 100, json -> {
            json.writeArrayFieldStart("resource_providers");
            for (var cluster : rows) {
                json.writeStartObject();
                provider(json, call, cluster);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    Reply show(Call call, Cluster cluster) {
        dated(call);
        return Reply.ok(Json.object(1000, json -> provider(json, call, cluster)));
    }

    private void provider(JsonGenerator json, Call call, Cluster cluster) throws IOException {
        var id = cluster.id().toString();
        json.writeStringField("uuid", id);
        json.writeStringField("name", cluster.node());
        json.writeNumberField("generation", cloud.generation(cluster));
        json.writeArrayFieldStart("links");
        Json.link(json, "self", "/resource_providers/" + id);
        for (var below : below(call.version())) {
            Json.link(json, below, "/resource_providers/" + id + "/" + below);
        }
        json.writeEndArray();
        if (call.version().atLeast(14)) {
            json.writeNullField("parent_provider_uuid");
            json.writeStringField("root_provider_uuid", id);
        }
    }

    private static List<String> below(Microversion version) {
        var names = new ArrayList<>(List.of("inventories", "usages"));
        if (version.atLeast(1)) {
            names.add("aggregates");
        }
        if (version.atLeast(6)) {
            names.add("traits");
        }
        if (version.atLeast(11)) {
            names.add("allocations");
        }
        return names;
    }

    Reply inventories(Call call, Cluster cluster) {
        dated(call);
        return Reply.ok(Json.object(800, json -> {
            json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
            json.writeObjectFieldStart("inventories");
            inventory(json, "VCPU", cluster.vcpus(), 0, CPU_RATIO);
            inventory(json, "MEMORY_MB", cluster.memoryMb(), RESERVED_MB, MEMORY_RATIO);
            inventory(json, "DISK_GB", cluster.localGb(), 0, 1.0);
            json.writeEndObject();
        }));
    }

    private static void inventory(JsonGenerator json, String name, int total, int reserved, double ratio)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("total", total);
        json.writeNumberField("reserved", reserved);
        json.writeNumberField("min_unit", 1);
        json.writeNumberField("max_unit", total);
        json.writeNumberField("step_size", 1);
        json.writeNumberField("allocation_ratio", ratio);
        json.writeEndObject();
    }

    Reply usages(Call call, Cluster cluster) {
        var usage = cloud.usage(cluster);
        dated(call);
        return Reply.ok(Json.object(200, json -> {
            json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
            json.writeObjectFieldStart("usages");
            json.writeNumberField("VCPU", usage.vcpus());
            json.writeNumberField("MEMORY_MB", usage.memoryMb());
            json.writeNumberField("DISK_GB", usage.diskGb());
            json.writeEndObject();
        }));
    }

    Reply aggregates(Call call, Cluster cluster) {
        dated(call);
        return Reply.ok(Json.object(200, json -> {
            json.writeArrayFieldStart("aggregates");
            json.writeString(ZonesTable.uuid(cluster.zone()));
            json.writeEndArray();
            if (call.version().atLeast(19)) {
                json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
            }
        }));
    }

    /** From 1.15 on answers say how old they are. */
    private void dated(Call call) {
        if (call.version().atLeast(15)) {
            Instant now = cloud.now();
            call.ctx()
                    .response()
                    .putHeader("Last-Modified", HTTP_DATE.format(now))
                    .putHeader("Cache-Control", "no-cache");
        }
    }
}
