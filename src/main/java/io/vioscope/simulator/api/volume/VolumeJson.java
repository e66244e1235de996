package io.vioscope.simulator.api.volume;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.api.volume.VolumeApi.Call;
import io.vioscope.simulator.cloud.CinderService;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.Volume;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Renders volumes as Cinder does (recorded from Zed at 3.0, 3.27 and 3.70). One renderer serves one answer. */
public final class VolumeJson {
    /** The microversion that tells whether something counts. */
    static final int CONSUMES_QUOTA = 65;

    private final JsonGenerator json;
    private final Call call;
    private final String base;
    private final String bookmarks;
    private final String typeId;
    private final Times times = new Times();
    private final Map<String, UUID> services = new HashMap<>();

    /** Writes what that call is answered. */
    public VolumeJson(JsonGenerator json, Call call, SimulatedCloud cloud) {
        this.json = json;
        this.call = call;
        this.base = call.base() + "/volumes/";
        this.bookmarks = Web.root(call.ctx()) + "/volume/" + call.project() + "/volumes/";
        this.typeId = cloud.storage().typeId().toString();
        for (CinderService service : cloud.storage().services()) {
            services.put(service.host(), service.id());
        }
    }

    /** The row of {@code GET /volumes/detail}. */
    void row(Volume.Attached row) throws IOException {
        var volume = row.volume();
        var id = volume.id().toString();
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("status", volume.status());
        json.writeNumberField("size", volume.sizeGb());
        json.writeStringField("availability_zone", "nova");
        json.writeStringField("created_at", times.micros(volume.created()));
        json.writeStringField("updated_at", times.micros(volume.updated()));
        json.writeStringField("name", volume.name());
        json.writeNullField("description");
        json.writeStringField("volume_type", "vmdk");
        json.writeNullField("snapshot_id");
        json.writeNullField("source_volid");
        Json.field(json, "metadata", none -> {});
        json.writeArrayFieldStart("links");
        Json.link(json, "self", base + id);
        Json.link(json, "bookmark", bookmarks + id);
        json.writeEndArray();
        json.writeStringField("user_id", volume.project().userId());
        json.writeStringField("bootable", volume.root() ? "true" : "false");
        json.writeBooleanField("encrypted", false);
        json.writeNullField("replication_status");
        json.writeNullField("consistencygroup_id");
        json.writeBooleanField("multiattach", false);
        attachments(volume, row.server());
        json.writeNullField("migration_status");
        newer(volume);
        extended(volume);
        json.writeEndObject();
    }

    /** The id of what ties a volume to its server. */
    public static String attachmentId(Volume volume) {
        return otherId(volume.id()).toString();
    }

    /** The volume's id of an attachment's, and the other way round. */
    static UUID otherId(UUID id) {
        return new UUID(id.getMostSignificantBits() ^ (1L << 32), id.getLeastSignificantBits());
    }

    /** Where the server has it. */
    public static String device(Volume volume) {
        return volume.root() ? "/dev/sda" : "/dev/sd" + (char) ('b' + volume.number() % 20);
    }

    private void attachments(Volume volume, Optional<VirtualMachine> server) throws IOException {
        json.writeArrayFieldStart("attachments");
        var since = volume.attached();
        if (since != null && server.isPresent()) {
            attachment(volume, server.get(), since);
        }
        json.writeEndArray();
    }

    private void attachment(Volume volume, VirtualMachine server, Instant since) throws IOException {
        var id = volume.id();
        var cluster = Optional.ofNullable(server.cluster()).map(Cluster::host);
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("attachment_id", attachmentId(volume));
        json.writeStringField("volume_id", id.toString());
        json.writeStringField("server_id", server.birth().id().toString());
        json.writeStringField("host_name", call.token().isAdmin() ? cluster.orElse(null) : null);
        json.writeStringField("device", device(volume));
        json.writeStringField("attached_at", times.micros(since));
        json.writeEndObject();
    }

    /** The fields that came with microversions 3.13, 3.21, 3.48, 3.61, 3.63 and 3.65. */
    private void newer(Volume volume) throws IOException {
        if (call.version().atLeast(13)) {
            json.writeNullField("group_id");
        }
        if (call.version().atLeast(21) && call.token().isAdmin()) {
            json.writeNullField("provider_id");
        }
        if (call.version().atLeast(48)) {
            var service = services.get(volume.backend().host());
            json.writeBooleanField("shared_targets", false);
            json.writeStringField("service_uuid", service == null ? null : service.toString());
        }
        if (call.version().atLeast(61) && call.token().isAdmin()) {
            json.writeNullField("cluster_name");
        }
        if (call.version().atLeast(63)) {
            json.writeStringField("volume_type_id", typeId);
        }
        if (call.version().atLeast(CONSUMES_QUOTA)) {
            json.writeBooleanField("consumes_quota", true);
        }
    }

    private void extended(Volume volume) throws IOException {
        json.writeStringField("os-vol-tenant-attr:tenant_id", volume.project().id());
        if (call.token().isAdmin()) {
            json.writeNullField("os-vol-mig-status-attr:migstat");
            json.writeNullField("os-vol-mig-status-attr:name_id");
            json.writeStringField("os-vol-host-attr:host", volume.backend().pool());
        }
    }
}
