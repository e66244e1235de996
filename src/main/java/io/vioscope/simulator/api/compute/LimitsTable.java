package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.cloud.Usage;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.io.IOException;
import java.util.List;

/** {@code /limits} and {@code /os-quota-sets/PROJECT}: the quotas of projects, and what its servers claim. */
final class LimitsTable {
    /** A quota, and until which microversion it is told. */
    private record Quota(String name, int limit, int before) {}

    private static final int INSTANCES = 200;
    private static final int CORES = 1000;
    private static final int RAM_MB = 2_048_000;
    private static final int METADATA = 128;
    private static final int KEYS = 100;
    private static final int GROUPS = 10;
    /** Neutron's business from here on. */
    private static final int WITHOUT_NETWORK = 36;

    private static final int WITHOUT_IMAGE_METADATA = 39;
    private static final int WITHOUT_PERSONALITY = 57;
    private static final int ALWAYS = Integer.MAX_VALUE;

    private static final List<Quota> QUOTAS = List.of(
            new Quota("instances", INSTANCES, ALWAYS),
            new Quota("cores", CORES, ALWAYS),
            new Quota("ram", RAM_MB, ALWAYS),
            new Quota("metadata_items", METADATA, ALWAYS),
            new Quota("key_pairs", KEYS, ALWAYS),
            new Quota("server_groups", GROUPS, ALWAYS),
            new Quota("server_group_members", GROUPS, ALWAYS),
            new Quota("injected_files", 5, WITHOUT_PERSONALITY),
            new Quota("injected_file_content_bytes", 10_240, WITHOUT_PERSONALITY),
            new Quota("injected_file_path_bytes", 255, WITHOUT_PERSONALITY),
            new Quota("fixed_ips", -1, WITHOUT_NETWORK),
            new Quota("floating_ips", -1, WITHOUT_NETWORK),
            new Quota("security_groups", -1, WITHOUT_NETWORK),
            new Quota("security_group_rules", -1, WITHOUT_NETWORK));

    private final Physics physics;
    private final ProjectUsage usage;

    LimitsTable(Physics physics) {
        this.physics = physics;
        usage = new ProjectUsage(physics.cloud());
    }

    /** Who has reached the quota has been given no more than that. */
    private int instances(String project, Usage used) {
        return physics.has(new EntityKey(Kind.PROJECT, project), Trouble.FULL) ? used.servers() : INSTANCES;
    }

    /** Of the caller's project, or of another if an administrator asks. */
    Reply limits(Call call) {
        var other = call.ctx().queryParams().get("tenant_id");
        if (other != null && !call.token().isAdmin()) {
            return Reply.forbidden("os_compute_api:limits:other_project");
        }
        var project = other == null ? call.project() : other;
        var used = usage.of(project);
        var instances = instances(project, used);
        return Reply.ok(Json.object(
                700,
                json -> Json.field(json, "limits", limits -> {
                    limits.writeArrayFieldStart("rate");
                    limits.writeEndArray();
                    Json.field(limits, "absolute", body -> absolute(body, used, instances, call.version()));
                })));
    }

    private static void absolute(JsonGenerator json, Usage used, int instances, Microversion version)
            throws IOException {
        json.writeNumberField("maxTotalInstances", instances);
        json.writeNumberField("maxTotalCores", CORES);
        json.writeNumberField("maxTotalRAMSize", RAM_MB);
        json.writeNumberField("maxServerMeta", METADATA);
        json.writeNumberField("maxTotalKeypairs", KEYS);
        json.writeNumberField("maxServerGroups", GROUPS);
        json.writeNumberField("maxServerGroupMembers", GROUPS);
        json.writeNumberField("totalInstancesUsed", used.servers());
        json.writeNumberField("totalCoresUsed", used.vcpus());
        json.writeNumberField("totalRAMUsed", used.memoryMb());
        json.writeNumberField("totalServerGroupsUsed", 0);
        older(json, version);
    }

    private static void older(JsonGenerator json, Microversion version) throws IOException {
        if (!version.atLeast(WITHOUT_PERSONALITY)) {
            json.writeNumberField("maxPersonality", 5);
            json.writeNumberField("maxPersonalitySize", 10_240);
        }
        if (!version.atLeast(WITHOUT_IMAGE_METADATA)) {
            json.writeNumberField("maxImageMeta", METADATA);
        }
        if (!version.atLeast(WITHOUT_NETWORK)) {
            for (var name : List.of("maxTotalFloatingIps", "maxSecurityGroups", "maxSecurityGroupRules")) {
                json.writeNumberField(name, -1);
            }
            json.writeNumberField("totalFloatingIpsUsed", 0);
            json.writeNumberField("totalSecurityGroupsUsed", 0);
        }
    }

    Reply quotas(Call call) {
        var used = usage.of(project(call));
        return quotas(call, (json, quota) -> json.writeNumberField(quota.name(), limit(quota, call, used)));
    }

    Reply quotaDetail(Call call) {
        var used = usage.of(project(call));
        return quotas(
                call,
                (json, quota) -> Json.field(json, quota.name(), body -> {
                    body.writeNumberField("limit", limit(quota, call, used));
                    body.writeNumberField("in_use", used(quota, used));
                    body.writeNumberField("reserved", 0);
                }));
    }

    private static Reply quotas(Call call, Json.RowWriter<Quota> writer) {
        if (!call.token().isAdmin() && !project(call).equals(call.project())) {
            return Reply.forbidden("os_compute_api:os-quota-sets:show");
        }
        return Reply.ok(Json.object(
                1000,
                json -> Json.field(json, "quota_set", body -> {
                    body.writeStringField("id", project(call));
                    for (var quota : QUOTAS) {
                        if (!call.version().atLeast(quota.before())) {
                            writer.write(body, quota);
                        }
                    }
                })));
    }

    private int limit(Quota quota, Call call, Usage used) {
        return quota.name().equals("instances") ? instances(project(call), used) : quota.limit();
    }

    private static int used(Quota quota, Usage used) {
        return switch (quota.name()) {
            case "instances" -> used.servers();
            case "cores" -> used.vcpus();
            case "ram" -> used.memoryMb();
            default -> 0;
        };
    }

    private static String project(Call call) {
        return call.ctx().pathParam("project");
    }
}
