package io.vioscope.simulator.api.volume;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.volume.VolumeApi.Call;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Snapshot;
import io.vioscope.simulator.cloud.Volume;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /limits} and {@code /os-quota-sets/PROJECT} of Cinder: the same quotas for every project, and what it has. */
final class VolumeQuotasTable {
    /** One quota; the type's own have none. */
    private record Quota(String name, int limit) {}

    /** What a project has. */
    private record Had(int volumes, int gigabytes, int snapshots) {
        int of(String quota) {
            return switch (quota) {
                case "volumes", "volumes_vmdk" -> volumes;
                case "gigabytes", "gigabytes_vmdk" -> gigabytes;
                case "snapshots", "snapshots_vmdk" -> snapshots;
                default -> 0;
            };
        }
    }

    private static final int VOLUMES = 200;
    private static final int GIGABYTES = 20_000;
    private static final int SNAPSHOTS = 10;
    private static final int BACKUPS = 10;
    private static final int BACKUP_GIGABYTES = 1000;

    private static final List<Quota> QUOTAS = List.of(
            new Quota("volumes", VOLUMES),
            new Quota("per_volume_gigabytes", -1),
            new Quota("snapshots", SNAPSHOTS),
            new Quota("gigabytes", GIGABYTES),
            new Quota("backups", BACKUPS),
            new Quota("backup_gigabytes", BACKUP_GIGABYTES),
            new Quota("volumes_vmdk", -1),
            new Quota("gigabytes_vmdk", -1),
            new Quota("snapshots_vmdk", -1),
            new Quota("groups", 10));

    private final SimulatedCloud cloud;

    VolumeQuotasTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    /** Of the caller's own project, always. */
    Reply limits(Call call) {
        var had = had(call.project());
        return Reply.ok(Json.object(
                600,
                json -> Json.field(json, "limits", limits -> {
                    Json.none(limits, "rate");
                    Json.field(limits, "absolute", body -> absolute(body, had));
                })));
    }

    private static void absolute(JsonGenerator json, Had had) throws IOException {
        json.writeNumberField("maxTotalVolumes", VOLUMES);
        json.writeNumberField("maxTotalSnapshots", SNAPSHOTS);
        json.writeNumberField("maxTotalVolumeGigabytes", GIGABYTES);
        json.writeNumberField("maxTotalBackups", BACKUPS);
        json.writeNumberField("maxTotalBackupGigabytes", BACKUP_GIGABYTES);
        json.writeNumberField("totalVolumesUsed", had.volumes());
        json.writeNumberField("totalGigabytesUsed", had.gigabytes());
        json.writeNumberField("totalSnapshotsUsed", had.snapshots());
        json.writeNumberField("totalBackupsUsed", 0);
        json.writeNumberField("totalBackupGigabytesUsed", 0);
    }

    Reply quotas(Call call) {
        var project = call.ctx().pathParam("of");
        if (!call.token().isAdmin() && !project.equals(call.project())) {
            return Reply.forbidden("volume_extension:quotas:show");
        }
        var used = Query.isTrue(call.ctx().queryParams().get("usage"));
        var had = had(project);
        return Reply.ok(Json.object(
                1200,
                json -> Json.field(json, "quota_set", body -> {
                    for (var quota : QUOTAS) {
                        quota(body, quota, had, used);
                    }
                    body.writeStringField("id", project);
                })));
    }

    private static void quota(JsonGenerator json, Quota quota, Had had, boolean used) throws IOException {
        if (used) {
            Json.field(json, quota.name(), body -> {
                body.writeNumberField("limit", quota.limit());
                body.writeNumberField("in_use", had.of(quota.name()));
                body.writeNumberField("reserved", 0);
            });
        } else {
            json.writeNumberField(quota.name(), quota.limit());
        }
    }

    /** Snapshots count for the gigabytes too, as Cinder does unless told otherwise. */
    private Had had(String project) {
        var storage = cloud.storage();
        var volumes = storage
                .page(
                        Optional.empty(),
                        Integer.MAX_VALUE,
                        row -> row.project().id().equals(project))
                .orElseThrow()
                .stream()
                .map(Volume.Attached::volume)
                .toList();
        var snapshots = storage.snapshots().all().stream()
                .map(Snapshot::volume)
                .filter(volume -> volume.project().id().equals(project))
                .toList();
        return new Had(volumes.size(), gigabytes(volumes) + gigabytes(snapshots), snapshots.size());
    }

    private static int gigabytes(List<Volume> volumes) {
        return volumes.stream().mapToInt(Volume::sizeGb).sum();
    }
}
