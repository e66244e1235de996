package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.volume.VolumeJson;
import io.vioscope.simulator.cloud.Interface;
import io.vioscope.simulator.cloud.ServerTies;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.Volume;
import java.io.IOException;
import java.util.List;

/** {@code /servers/ID/os-interface} and {@code /servers/ID/os-volume_attachments} (recorded from Zed at 2.93). */
final class AttachmentsTable {
    private static final int TAGS = 70;
    private static final int DELETE_ON_TERMINATION = 79;
    /** Ids of their own, beside the volume's. */
    private static final int OWN_IDS = 89;

    private interface Writer {
        void write(JsonGenerator json, VirtualMachine vm, ServerTies ties) throws IOException;
    }

    private final SimulatedCloud cloud;

    AttachmentsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply interfaces(Call call) {
        return of(
                call,
                (json, vm, ties) -> Json.<Interface>rows(
                        json,
                        "interfaceAttachments",
                        ties.interfaces(),
                        (row, plug) -> plug(row, plug, call.version())));
    }

    Reply volumes(Call call) {
        return of(
                call,
                (json, vm, ties) -> Json.<Volume>rows(
                        json,
                        "volumeAttachments",
                        ties.volumes(),
                        (row, volume) -> volume(row, volume, vm, call.version())));
    }

    private Reply of(Call call, Writer writer) {
        var id = call.ctx().pathParam("id");
        return Query.uuid(id)
                .flatMap(cloud::server)
                .filter(VirtualMachine::lives)
                .filter(vm ->
                        call.token().isAdmin() || vm.birth().project().id().equals(call.project()))
                .map(vm -> Reply.ok(Json.object(
                        800,
                        json -> writer.write(json, vm, cloud.ties(List.of(vm)).get(0)))))
                .orElseGet(() -> Reply.notFound("Instance " + id + " could not be found."));
    }

    private static void plug(JsonGenerator json, Interface plug, Microversion version) throws IOException {
        var port = plug.port();
        json.writeStringField("net_id", port.network().id().toString());
        json.writeStringField("port_id", port.id().toString());
        json.writeStringField("mac_addr", Addresses.mac(port.mac()));
        json.writeStringField("port_state", port.status());
        Json.<String>rows(json, "fixed_ips", List.of(Addresses.ip(port.address())), (row, address) -> {
            row.writeStringField("subnet_id", port.network().subnetId().toString());
            row.writeStringField("ip_address", address);
        });
        if (version.atLeast(TAGS)) {
            json.writeNullField("tag");
        }
    }

    private static void volume(JsonGenerator json, Volume volume, VirtualMachine vm, Microversion version)
            throws IOException {
        if (version.atLeast(OWN_IDS)) {
            json.writeStringField("attachment_id", VolumeJson.attachmentId(volume));
            json.writeStringField("bdm_uuid", VolumeJson.attachmentId(volume));
        } else {
            json.writeStringField("id", volume.id().toString());
        }
        json.writeStringField("volumeId", volume.id().toString());
        json.writeStringField("serverId", vm.birth().id().toString());
        json.writeStringField("device", VolumeJson.device(volume));
        if (version.atLeast(TAGS)) {
            json.writeNullField("tag");
        }
        if (version.atLeast(DELETE_ON_TERMINATION)) {
            json.writeBooleanField("delete_on_termination", volume.root());
        }
    }
}
