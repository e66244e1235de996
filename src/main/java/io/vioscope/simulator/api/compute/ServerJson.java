package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Flavor;
import io.vioscope.simulator.cloud.Interface;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.ServerTies;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders servers as Nova does (recorded from Zed at 2.1, 2.53, 2.69 and 2.93). One renderer serves one answer: the
 * microversion, the links' base and the host states are those of its request.
 */
final class ServerJson {
    private static final Set<String> WITH_PROGRESS =
            Set.of("ACTIVE", "BUILD", "REBUILD", "RESIZE", "VERIFY_RESIZE", "REVERT_RESIZE", "MIGRATING");

    private final JsonGenerator json;
    private final String base;
    private final Microversion version;
    private final String[] hostStatus;
    private final boolean admin;
    private final Times times = new Times();
    private final IdentityHashMap<Project, @Nullable String[]> hostIds = new IdentityHashMap<>();

    /**
     * A renderer for one answer.
     *
     * @param base       the compute endpoint without its version, such as {@code http://127.0.0.1:8774/compute}
     * @param hostStatus Nova's host_status of every cluster's nova-compute, by the cluster's index
     * @param admin      whether to tell what policy keeps for administrators
     */
    ServerJson(JsonGenerator json, String base, Microversion version, String[] hostStatus, boolean admin) {
        this.json = json;
        this.base = base;
        this.version = version;
        this.hostStatus = hostStatus;
        this.admin = admin;
    }

    /** The row of {@code GET /servers}: id, name, links. */
    void brief(VirtualMachine vm, ServerTies ties) throws IOException {
        json.writeStartObject();
        var id = vm.birth().id().toString();
        json.writeStringField("id", id);
        json.writeStringField("name", vm.birth().name());
        links(id);
        json.writeEndObject();
    }

    /** What Nova tells of a server in a cell that it cannot reach, from 2.69. */
    void stub(VirtualMachine vm) throws IOException {
        json.writeStartObject();
        var id = vm.birth().id().toString();
        json.writeStringField("id", id);
        json.writeStringField("status", "UNKNOWN");
        json.writeStringField("tenant_id", vm.birth().project().id());
        json.writeStringField("created", times.zoned(vm.birth().created()));
        links(id);
        json.writeEndObject();
    }

    /** The row of {@code GET /servers/detail}. */
    void row(VirtualMachine vm, ServerTies ties) throws IOException {
        json.writeStartObject();
        fields(vm, ties);
        json.writeEndObject();
    }

    /** The fields of {@code GET /servers/ID}. */
    void show(VirtualMachine vm, ServerTies ties) throws IOException {
        fields(vm, ties);
        if (version.atLeast(71)) {
            json.writeArrayFieldStart("server_groups");
            json.writeEndArray();
        }
    }

    private void fields(VirtualMachine vm, ServerTies ties) throws IOException {
        var id = vm.birth().id().toString();
        identity(vm, id);
        contents(vm, ties);
        json.writeStringField("created", times.zoned(vm.birth().created()));
        json.writeStringField("updated", times.zoned(vm.updated()));
        addresses(ties);
        json.writeStringField("accessIPv4", "");
        json.writeStringField("accessIPv6", "");
        links(id);
        json.writeStringField("OS-DCF:diskConfig", "MANUAL");
        progressAndFault(vm);
        placement(vm);
        if (version.atLeast(3) && admin) {
            ec2(vm);
        }
        if (version.atLeast(admin ? 3 : 90)) {
            json.writeStringField("OS-EXT-SRV-ATTR:hostname", vm.birth().name());
        }
        state(vm, ties);
        newer(vm);
        if (!ties.interfaces().isEmpty()) {
            securityGroups();
        }
    }

    private void identity(VirtualMachine vm, String id) throws IOException {
        var birth = vm.birth();
        json.writeStringField("id", id);
        json.writeStringField("name", birth.name());
        json.writeStringField("status", vm.status());
        json.writeStringField("tenant_id", birth.project().id());
        json.writeStringField("user_id", birth.project().userId());
        json.writeObjectFieldStart("metadata");
        json.writeStringField("app", birth.project().name());
        json.writeStringField("index", Integer.toString(birth.number()));
        json.writeEndObject();
        json.writeStringField("hostId", hostId(birth.project(), vm.cluster()));
    }

    private void contents(VirtualMachine vm, ServerTies ties) throws IOException {
        if (ties.bootsFromVolume()) {
            json.writeStringField("image", "");
        } else {
            var image = vm.birth().image().id().toString();
            json.writeObjectFieldStart("image");
            json.writeStringField("id", image);
            Json.links(json, "bookmark", base + "/images/" + image);
            json.writeEndObject();
        }
        json.writeObjectFieldStart("flavor");
        flavor(vm.flavor());
        json.writeEndObject();
    }

    private void flavor(Flavor flavor) throws IOException {
        if (!version.atLeast(47)) {
            json.writeStringField("id", flavor.id().toString());
            Json.links(json, "bookmark", base + "/flavors/" + flavor.id());
            return;
        }
        json.writeNumberField("vcpus", flavor.vcpus());
        json.writeNumberField("ram", flavor.ramMb());
        json.writeNumberField("disk", flavor.diskGb());
        json.writeNumberField("ephemeral", 0);
        json.writeNumberField("swap", 0);
        json.writeStringField("original_name", flavor.name());
        json.writeObjectFieldStart("extra_specs");
        json.writeEndObject();
    }

    /** By the names of the networks; interfaces of one network stand together, as they are next to each other. */
    private void addresses(ServerTies ties) throws IOException {
        json.writeObjectFieldStart("addresses");
        var network = "";
        for (var plug : ties.interfaces()) {
            var name = plug.port().network().name();
            if (!name.equals(network)) {
                if (!network.isEmpty()) {
                    json.writeEndArray();
                }
                json.writeArrayFieldStart(name);
                network = name;
            }
            addresses(plug);
        }
        if (!network.isEmpty()) {
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void addresses(Interface plug) throws IOException {
        var mac = Addresses.mac(plug.port().mac());
        address(plug.port().address(), "fixed", mac);
        if (plug.floating().isPresent()) {
            address(plug.floating().get(), "floating", mac);
        }
    }

    private void address(int address, String type, String mac) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", 4);
        json.writeStringField("addr", Addresses.ip(address));
        json.writeStringField("OS-EXT-IPS:type", type);
        json.writeStringField("OS-EXT-IPS-MAC:mac_addr", mac);
        json.writeEndObject();
    }

    private void progressAndFault(VirtualMachine vm) throws IOException {
        if (WITH_PROGRESS.contains(vm.status())) {
            json.writeNumberField("progress", 0);
        }
        var fault = vm.failure();
        if (fault != null && (vm.status().equals("ERROR") || !vm.lives())) {
            json.writeObjectFieldStart("fault");
            json.writeNumberField("code", 500);
            json.writeStringField("created", times.zoned(fault.created()));
            json.writeStringField("message", fault.message());
            json.writeStringField(
                    "details",
                    "Traceback (most recent call last):\n  (simulated)\nnova.exception.NovaException: "
                            + fault.message() + "\n");
            json.writeEndObject();
        }
    }

    private void placement(VirtualMachine vm) throws IOException {
        var cluster = vm.cluster();
        json.writeStringField("OS-EXT-AZ:availability_zone", cluster == null ? "" : cluster.zone());
        json.writeStringField("config_drive", "");
        json.writeNullField("key_name");
        json.writeStringField("OS-SRV-USG:launched_at", micros(vm.launched()));
        json.writeStringField("OS-SRV-USG:terminated_at", micros(vm.terminated()));
        if (admin) {
            json.writeStringField("OS-EXT-SRV-ATTR:host", cluster == null ? null : cluster.host());
            json.writeStringField(
                    "OS-EXT-SRV-ATTR:instance_name",
                    "instance-" + hex8(vm.birth().number()));
            json.writeStringField("OS-EXT-SRV-ATTR:hypervisor_hostname", cluster == null ? null : cluster.node());
        }
    }

    private void ec2(VirtualMachine vm) throws IOException {
        var id = vm.birth().id().getMostSignificantBits();
        json.writeStringField("OS-EXT-SRV-ATTR:reservation_id", "r-" + reservation(id));
        json.writeNumberField("OS-EXT-SRV-ATTR:launch_index", 0);
        json.writeStringField("OS-EXT-SRV-ATTR:kernel_id", "");
        json.writeStringField("OS-EXT-SRV-ATTR:ramdisk_id", "");
        json.writeStringField("OS-EXT-SRV-ATTR:root_device_name", vm.cluster() == null ? null : "/dev/sda");
        json.writeNullField("OS-EXT-SRV-ATTR:user_data");
    }

    private void state(VirtualMachine vm, ServerTies ties) throws IOException {
        json.writeStringField("OS-EXT-STS:task_state", vm.state().taskState());
        json.writeStringField("OS-EXT-STS:vm_state", vm.state().vmState());
        json.writeNumberField("OS-EXT-STS:power_state", vm.powerState());
        json.writeArrayFieldStart("os-extended-volumes:volumes_attached");
        for (var volume : ties.volumes()) {
            json.writeStartObject();
            json.writeStringField("id", volume.id().toString());
            if (version.atLeast(3)) {
                json.writeBooleanField("delete_on_termination", volume.root());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields that came with microversions 2.9, 2.16, 2.19, 2.26, 2.63 and 2.73. */
    private void newer(VirtualMachine vm) throws IOException {
        if (version.atLeast(9)) {
            json.writeBooleanField("locked", false);
        }
        if (version.atLeast(73)) {
            json.writeNullField("locked_reason");
        }
        if (version.atLeast(19)) {
            json.writeStringField("description", vm.birth().name());
        }
        if (version.atLeast(26)) {
            json.writeArrayFieldStart("tags");
            json.writeEndArray();
        }
        if (version.atLeast(63)) {
            json.writeNullField("trusted_image_certificates");
        }
        if (version.atLeast(16) && admin) {
            var cluster = vm.cluster();
            json.writeStringField("host_status", cluster == null || !vm.lives() ? "" : hostStatus[cluster.index()]);
        }
    }

    private void securityGroups() throws IOException {
        json.writeArrayFieldStart("security_groups");
        json.writeStartObject();
        json.writeStringField("name", "default");
        json.writeEndObject();
        json.writeEndArray();
    }

    private void links(String id) throws IOException {
        json.writeArrayFieldStart("links");
        Json.link(json, "self", base + "/v2.1/servers/" + id);
        Json.link(json, "bookmark", base + "/servers/" + id);
        json.writeEndArray();
    }

    private String hostId(Project project, @Nullable Cluster cluster) {
        if (cluster == null) {
            return "";
        }
        var known = hostIds.computeIfAbsent(project, p -> new @Nullable String[hostStatus.length]);
        var id = known[cluster.index()];
        if (id == null) {
            id = hostId(project.id(), cluster.host());
            known[cluster.index()] = id;
        }
        return id;
    }

    /** Nova shows the same host under another name to every project: a SHA-224 of project and host. */
    static String hostId(String project, String host) {
        try {
            var text = (project + host).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-224").digest(text);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable String micros(@Nullable Instant time) {
        return time == null ? null : times.micros(time);
    }

    private static String hex8(int number) {
        return HexFormat.of().toHexDigits(number);
    }

    private static String reservation(long bits) {
        var digits = Long.toString((bits >>> 20) | (1L << 43), 36).toLowerCase(Locale.ROOT);
        return digits.substring(0, 8);
    }
}
