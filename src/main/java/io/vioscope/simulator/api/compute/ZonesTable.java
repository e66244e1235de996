package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.NovaService;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** {@code /os-availability-zone/detail} and {@code /os-aggregates}: an aggregate makes every zone. */
public final class ZonesTable {
    private static final String MADE = "2025-01-01T08:00:00.000000";

    private final SimulatedCloud cloud;

    /** The zones of that cloud. */
    public ZonesTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply availabilityZones(Call call) {
        var services = cloud.services();
        var zones = services.stream().map(NovaService::zone).distinct().sorted().toList();
        return Reply.ok(Json.object(services.size() * 150 + 300, json -> {
            json.writeArrayFieldStart("availabilityZoneInfo");
            for (var zone : zones) {
                zone(
                        json,
                        zone,
                        services.stream().filter(row -> row.zone().equals(zone)).toList());
            }
            json.writeEndArray();
        }));
    }

    private void zone(JsonGenerator json, String zone, List<NovaService> services) throws IOException {
        json.writeStartObject();
        json.writeStringField("zoneName", zone);
        Json.field(json, "zoneState", state -> state.writeBooleanField("available", true));
        json.writeObjectFieldStart("hosts");
        for (var host : services.stream().map(NovaService::host).distinct().toList()) {
            json.writeObjectFieldStart(host);
            for (var service : services) {
                if (service.host().equals(host)) {
                    service(json, service);
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void service(JsonGenerator json, NovaService service) throws IOException {
        var now = cloud.now();
        json.writeObjectFieldStart(service.binary());
        json.writeBooleanField("available", service.isUp(now, cloud.timings()));
        json.writeBooleanField("active", service.enabled());
        json.writeStringField("updated_at", new Times().micros(service.updatedAt(now, cloud.timings())));
        json.writeEndObject();
    }

    Reply aggregates(Call call) {
        var clusters = cloud.estate().clusters();
        var zones = clusters.stream().map(Cluster::zone).distinct().sorted().toList();
        return Reply.ok(Json.object(clusters.size() * 20 + 800, json -> {
            json.writeArrayFieldStart("aggregates");
            for (var zone : zones) {
                json.writeStartObject();
                aggregate(json, call, zones.indexOf(zone) + 1, zone);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void aggregate(JsonGenerator json, Call call, int number, String zone) throws IOException {
        json.writeNumberField("id", number);
        if (call.version().atLeast(41)) {
            json.writeStringField("uuid", uuid(zone));
        }
        json.writeStringField("name", "aggregate-" + zone);
        json.writeArrayFieldStart("hosts");
        for (var cluster : cloud.estate().clusters()) {
            if (cluster.zone().equals(zone)) {
                json.writeString(cluster.host());
            }
        }
        json.writeEndArray();
        Json.field(json, "metadata", data -> data.writeStringField("availability_zone", zone));
        json.writeStringField("created_at", MADE);
        json.writeNullField("updated_at");
        json.writeNullField("deleted_at");
        json.writeBooleanField("deleted", false);
        json.writeStringField("availability_zone", zone);
    }

    /** The same in Placement's answers. */
    public static String uuid(String zone) {
        return UUID.nameUUIDFromBytes(zone.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
