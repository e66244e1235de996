package io.vioscope.simulator.api.placement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.compute.ZonesTable;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.placement.PlacementApi.Call;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.EsxiHosts;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /resource_providers} and what lies below; ratios are Nova's usual ones. */
final class ProvidersTable {
    /** Memory Nova keeps back for the host: reserved_host_memory_mb. */
    private static final int RESERVED_MB = 512;

    /** Of the VMware driver, as recorded. */
    private static final List<String> TRAITS = List.of(
            "COMPUTE_NET_ATTACH_INTERFACE",
            "COMPUTE_IMAGE_TYPE_ISO",
            "COMPUTE_NODE",
            "COMPUTE_SAME_HOST_COLD_MIGRATE",
            "COMPUTE_IMAGE_TYPE_VMDK");

    /** What Nova adds while the service of a compute is disabled. */
    private static final String DISABLED = "COMPUTE_STATUS_DISABLED";

    private static final double CPU_RATIO = 16.0;
    private static final double MEMORY_RATIO = 1.5;

    private final SimulatedCloud cloud;

    ProvidersTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    /** A parameter that is not known is refused, and so is a trait. */
    Reply list(Call call) {
        var query = call.ctx().queryParams();
        var strange = query.names().stream()
                .filter(name -> !parameters(call.version()).contains(name))
                .findFirst();
        if (strange.isPresent()) {
            return refused(
                    call,
                    "Invalid query string parameters: Additional properties are not allowed ('" + strange.get()
                            + "' was unexpected)");
        }
        var required = query.get("required");
        return required == null || TRAITS.contains(required) || required.equals(DISABLED)
                ? list(call, query.get("name"), query.get("uuid"), required)
                : refused(call, "Invalid trait(s) in \"required\" parameter: No such trait(s): " + required + ".");
    }

    private static Reply refused(Call call, String why) {
        return PlacementApi.error(call, 400, "Bad Request", why);
    }

    private static Set<String> parameters(Microversion version) {
        return version.atLeast(18) ? Set.of("name", "uuid", "required") : Set.of("name", "uuid");
    }

    private Reply list(Call call, @Nullable String name, @Nullable String id, @Nullable String trait) {
        var rows = cloud.estate().clusters().stream()
                .filter(cluster -> name == null || name.equals(identity(cluster).node()))
                .filter(cluster ->
                        id == null || id.equals(identity(cluster).id().toString()))
                .filter(cluster -> trait == null || traitsOf(cluster).contains(trait))
                .toList();
        call.dated(cloud.now());
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
        call.dated(cloud.now());
        return Reply.ok(Json.object(1000, json -> provider(json, call, cluster)));
    }

    private void provider(JsonGenerator json, Call call, Cluster cluster) throws IOException {
        var id = identity(cluster).id().toString();
        json.writeStringField("uuid", id);
        json.writeStringField("name", identity(cluster).node());
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

    /**
     * The totals do not fall to 0 with the last host: the schema refuses what Nova then says (schemas/inventory.py). No server
     * can be larger than the largest host, nor than what is free of the emptiest datastore.
     */
    Reply inventories(Call call, Cluster cluster) {
        call.dated(cloud.now());
        var hosts = cloud.hosts().placed(cluster);
        var threads = cluster.vcpus() / cluster.hosts();
        var memory = cluster.memoryMb() / cluster.hosts();
        var disk = diskGb(cluster);
        var free = disk - cloud.usage(cluster).diskGb();
        return Reply.ok(Json.object(800, json -> {
            json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
            json.writeObjectFieldStart("inventories");
            inventory(json, "VCPU", hosts * threads, threads, 0, CPU_RATIO);
            inventory(json, "MEMORY_MB", hosts * memory, memory, RESERVED_MB, MEMORY_RATIO);
            inventory(json, "DISK_GB", disk, Math.max(1, free / cluster.hosts()), 0, 1.0);
            json.writeEndObject();
        }));
    }

    private static void inventory(JsonGenerator json, String name, int total, int largest, int reserved, double ratio)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("total", total);
        json.writeNumberField("reserved", reserved);
        json.writeNumberField("min_unit", 1);
        json.writeNumberField("max_unit", largest);
        json.writeNumberField("step_size", 1);
        json.writeNumberField("allocation_ratio", ratio);
        json.writeEndObject();
    }

    Reply usages(Call call, Cluster cluster) {
        var usage = cloud.usage(cluster);
        call.dated(cloud.now());
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
        call.dated(cloud.now());
        return Reply.ok(Json.object(200, json -> {
            json.writeArrayFieldStart("aggregates");
            json.writeString(ZonesTable.uuid(cluster.zone()));
            json.writeEndArray();
            if (call.version().atLeast(19)) {
                json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
            }
        }));
    }

    Reply traits(Call call, Cluster cluster) {
        call.dated(cloud.now());
        return Reply.ok(Json.object(300, json -> {
            json.writeArrayFieldStart("traits");
            for (var trait : traitsOf(cluster)) {
                json.writeString(trait);
            }
            json.writeEndArray();
            json.writeNumberField("resource_provider_generation", cloud.generation(cluster));
        }));
    }

    private List<String> traitsOf(Cluster cluster) {
        var traits = new ArrayList<>(TRAITS);
        if (!cloud.serviceOf(cluster).enabled()) {
            traits.add(DISABLED);
        }
        return traits;
    }

    /** Placement keeps what it had when no datastore is usable. */
    private int diskGb(Cluster cluster) {
        var reported = cloud.hosts().localGb(cluster);
        return reported == 0 ? cluster.localGb() : reported;
    }

    private EsxiHosts.Identity identity(Cluster cluster) {
        return cloud.hosts().identity(cluster);
    }
}
