package io.vioscope.simulator.api.placement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.compute.ProjectUsage;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.placement.PlacementApi.Call;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Flavor;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Usage;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.util.Optional;

/** What servers claim: {@code /resource_providers/ID/allocations} and {@code /usages} of a project. */
final class AllocationsTable {
    private static final int GENERATIONS = 28;
    private static final int CONSUMER_TYPES = 38;

    private final SimulatedCloud cloud;
    private final ProjectUsage usage;

    AllocationsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
        usage = new ProjectUsage(cloud);
    }

    Reply allocations(Call call, Cluster cluster) {
        var servers = usage.servers(Optional.empty(), false).stream()
                .filter(vm -> vm.isPlaced() && cluster.equals(vm.cluster()))
                .toList();
        call.dated(cloud.now());
        return Reply.ok(Json.object(servers.size() * 150 + 100, json -> {
            Json.field(json, "allocations", all -> {
                for (var vm : servers) {
                    Json.field(all, vm.birth().id().toString(), body -> claim(body, vm, call.version()));
                }
            });
            json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
        }));
    }

    private static void claim(JsonGenerator json, VirtualMachine vm, Microversion version) throws IOException {
        Flavor flavor = vm.flavor();
        Json.field(
                json,
                "resources",
                body -> resources(body, new Usage(1, flavor.vcpus(), flavor.ramMb(), flavor.diskGb())));
        if (version.atLeast(GENERATIONS)) {
            json.writeNumberField("consumer_generation", 1);
        }
    }

    private static void resources(JsonGenerator json, Usage usage) throws IOException {
        json.writeNumberField("VCPU", usage.vcpus());
        json.writeNumberField("MEMORY_MB", usage.memoryMb());
        json.writeNumberField("DISK_GB", usage.diskGb());
    }

    /** By consumers' types from 1.38 on, which Nova does not name. */
    Reply usages(Call call) {
        var project = call.ctx().queryParams().get("project_id");
        if (project == null) {
            return PlacementApi.error(
                    call, 400, "Bad Request", "Invalid query string parameters: 'project_id' is a required property");
        }
        var used = usage.of(project);
        call.dated(cloud.now());
        return Reply.ok(Json.object(
                200,
                json -> Json.field(json, "usages", body -> {
                    if (call.version().atLeast(CONSUMER_TYPES)) {
                        Json.field(body, "unknown", of -> {
                            of.writeNumberField("consumer_count", used.servers());
                            resources(of, used);
                        });
                    } else {
                        resources(body, used);
                    }
                })));
    }
}
