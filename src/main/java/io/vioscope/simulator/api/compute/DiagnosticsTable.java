package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Guests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /servers/ID/diagnostics} as the VMware driver answers (recorded from Zed at 2.1 and 2.93): the driver's own words,
 * and from 2.48 on a form common to all drivers, which this one hardly fills in. Nova answers for what vCenter says is powered
 * on (nova/compute/manager.py, get_instance_diagnostics), be it what vCenter knew before it lost the ESXi host; and refuses
 * for anything else, in words that name the power state it holds itself, which may be an old one.
 */
final class DiagnosticsTable {
    private static final int COMMON_FORM = 48;
    private static final Duration RPC_TIMEOUT = Duration.ofSeconds(60);
    private static final Map<Integer, String> STATES =
            Map.of(0, "pending", 1, "running", 3, "paused", 4, "shutdown", 6, "crashed", 7, "suspended");

    private final SimulatedCloud cloud;
    private final Guests guests;
    private final Times times = new Times();

    DiagnosticsTable(SimulatedCloud cloud, Guests guests) {
        this.cloud = cloud;
        this.guests = guests;
    }

    Reply show(Call call) {
        var id = call.ctx().pathParam("id");
        var server = Query.uuid(id).flatMap(cloud::server).filter(VirtualMachine::lives);
        return server.map(vm -> Optional.ofNullable(vm.cluster())
                        .map(cluster -> answer(vm, cluster, call.version()))
                        .orElseGet(() -> conflict("Instance " + id + " is not ready")))
                .orElseGet(() -> Reply.notFound("Instance " + id + " could not be found."));
    }

    private Reply answer(VirtualMachine vm, Cluster cluster, Microversion version) {
        return switch (guests.live(vm, cluster)) {
            case RUNNING -> Reply.ok(Json.object(900, json -> write(json, vm, cluster, "connected", version)));
            case DISCONNECTED -> Reply.ok(Json.object(900, json -> write(json, vm, cluster, "disconnected", version)));
            case NOT_RUNNING ->
                conflict("Cannot 'get_diagnostics' instance " + vm.birth().id() + " while it is in power state "
                        + state(vm));
            case REFUSED -> unexpected("oslo_vmware.exceptions.VimFaultException");
            case UNANSWERED ->
                unexpected("oslo_messaging.exceptions.MessagingTimeout").after(RPC_TIMEOUT);
        };
    }

    private static Reply conflict(String message) {
        return Reply.fault(409, "conflictingRequest", message);
    }

    private static Reply unexpected(String exception) {
        return Reply.fault(
                500,
                "computeFault",
                "Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and attach the Nova API log"
                        + " if possible.\n<class '" + exception + "'>");
    }

    private static String state(VirtualMachine vm) {
        return STATES.getOrDefault(vm.powerState(), "pending");
    }

    private void write(JsonGenerator json, VirtualMachine vm, Cluster cluster, String connection, Microversion version)
            throws IOException {
        if (version.atLeast(COMMON_FORM)) {
            common(json, vm);
        } else {
            own(json, vm, cluster, connection);
        }
    }

    private void common(JsonGenerator json, VirtualMachine vm) throws IOException {
        json.writeStringField("state", state(vm));
        json.writeStringField("driver", "vmwareapi");
        json.writeNullField("hypervisor");
        json.writeStringField("hypervisor_os", "esxi");
        json.writeNumberField("uptime", uptime(vm));
        json.writeBooleanField("config_drive", false);
        for (var count : new String[] {"num_cpus", "num_nics", "num_disks"}) {
            json.writeNumberField(count, 0);
        }
        for (var list : new String[] {"disk_details", "cpu_details", "nic_details"}) {
            json.writeArrayFieldStart(list);
            json.writeEndArray();
        }
        Json.field(json, "memory_details", memory -> {
            memory.writeNumberField("maximum", vm.flavor().ramMb());
            memory.writeNumberField("used", 0);
        });
    }

    private long uptime(VirtualMachine vm) {
        var launched = started(vm);
        return vm.powerState() != 1 || launched == null
                ? 0
                : Duration.between(launched, cloud.now()).toSeconds();
    }

    /** HA starts a virtual machine again without asking Nova. */
    private @Nullable Instant started(VirtualMachine vm) {
        return guests.restarted(vm).orElse(vm.launched());
    }

    private void own(JsonGenerator json, VirtualMachine vm, Cluster cluster, String connection) throws IOException {
        var id = vm.birth().id().toString();
        json.writeStringField("vmware:name", id);
        json.writeBooleanField("vmware:template", false);
        json.writeStringField("vmware:vmPathName", "[datastore1] " + id + "/" + id + ".vmx");
        json.writeNumberField("vmware:memorySizeMB", vm.flavor().ramMb());
        json.writeNumberField("vmware:numCpu", vm.flavor().vcpus());
        json.writeNumberField(
                "vmware:numEthernetCards",
                cloud.network().portsOf(vm.birth().id()).size());
        json.writeNumberField("vmware:numVirtualDisks", 1);
        json.writeStringField("vmware:uuid", id);
        json.writeStringField("vmware:instanceUuid", id);
        json.writeStringField("vmware:guestId", "otherGuest");
        json.writeStringField("vmware:guestFullName", "otherGuest");
        json.writeStringField("vmware:guestHeartbeatStatus", "gray");
        host(json, vm, cluster);
        json.writeStringField("vmware:connectionState", connection);
        json.writeStringField("vmware:powerState", "poweredOn");
        json.writeBooleanField("vmware:toolsInstallerMounted", false);
        var launched = started(vm);
        if (launched != null) {
            json.writeStringField("vmware:bootTime", times.micros(launched));
        }
        json.writeNumberField("vmware:numMksConnections", 0);
    }

    /** The one place where OpenStack names an ESXi host. */
    private void host(JsonGenerator json, VirtualMachine vm, Cluster cluster) throws IOException {
        var place = guests.host(vm, cluster);
        Json.field(json, "vmware:host", host -> {
            host.writeStringField("value", "host-" + (100 * (cluster.index() + 1) + place));
            host.writeStringField("_type", "HostSystem");
        });
    }
}
