package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.NovaService;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.Usage;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Renders services and hypervisors as Nova does (recorded from Zed at 2.1, 2.53 and 2.69). */
final class ServiceJson {
    private static final DateTimeFormatter DATABASE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000000'").withZone(ZoneOffset.UTC);
    /** Memory Nova keeps back for the host: reserved_host_memory_mb. */
    private static final int RESERVED_MB = 512;

    private final JsonGenerator json;
    private final Microversion version;
    private final Instant now;
    private final Timings timings;

    ServiceJson(JsonGenerator json, Microversion version, SimulatedCloud cloud) {
        this.json = json;
        this.version = version;
        this.now = cloud.now();
        this.timings = cloud.timings();
    }

    /** A row of {@code GET /os-services}. */
    void service(NovaService service) throws IOException {
        json.writeStartObject();
        json.writeStringField("binary", service.binary());
        json.writeStringField("host", service.host());
        id(service);
        json.writeStringField("zone", service.zone());
        json.writeStringField("status", service.enabled() ? "enabled" : "disabled");
        json.writeStringField("state", service.isUp(now, timings) ? "up" : "down");
        json.writeStringField("updated_at", DATABASE_TIME.format(service.updatedAt(now, timings)));
        json.writeStringField("disabled_reason", service.disabledReason());
        if (version.atLeast(11)) {
            json.writeBooleanField("forced_down", service.forcedDown());
        }
        json.writeEndObject();
    }

    /**
     * A row of {@code GET /os-hypervisors/detail}.
     *
     * @param hosts how many ESXi hosts are usable
     */
    void hypervisor(Cluster cluster, NovaService service, Usage usage, int hosts, List<VirtualMachine> servers)
            throws IOException {
        json.writeStartObject();
        if (version.atLeast(53)) {
            json.writeStringField("id", cluster.id().toString());
        } else {
            json.writeNumberField("id", cluster.index() + 1);
        }
        json.writeStringField("hypervisor_hostname", cluster.node());
        json.writeStringField("state", service.isUp(now, timings) ? "up" : "down");
        json.writeStringField("status", service.enabled() ? "enabled" : "disabled");
        json.writeStringField("hypervisor_type", "VMware vCenter Server");
        json.writeNumberField("hypervisor_version", 7000003);
        json.writeStringField("host_ip", "192.168.111." + (20 + cluster.index() % 200));
        json.writeObjectFieldStart("service");
        id(service);
        json.writeStringField("host", service.host());
        json.writeStringField("disabled_reason", service.disabledReason());
        json.writeEndObject();
        capacity(cluster, usage, hosts);
        servers(servers);
        json.writeEndObject();
    }

    private void capacity(Cluster cluster, Usage usage, int hosts) throws IOException {
        var memory = cluster.memoryMb() / cluster.hosts() * hosts;
        var memoryUsed = usage.memoryMb() + RESERVED_MB;
        json.writeNumberField("vcpus", cluster.vcpus() / cluster.hosts() * hosts);
        json.writeNumberField("memory_mb", memory);
        json.writeNumberField("local_gb", cluster.localGb());
        json.writeNumberField("vcpus_used", usage.vcpus());
        json.writeNumberField("memory_mb_used", memoryUsed);
        json.writeNumberField("local_gb_used", usage.diskGb());
        json.writeNumberField("free_ram_mb", memory - memoryUsed);
        json.writeNumberField("free_disk_gb", cluster.localGb() - usage.diskGb());
        json.writeNumberField("current_workload", 0);
        json.writeNumberField("running_vms", usage.servers());
        json.writeNullField("disk_available_least");
        if (version.atLeast(28)) {
            Json.field(json, "cpu_info", none -> {});
        } else {
            json.writeStringField("cpu_info", "");
        }
    }

    private void servers(List<VirtualMachine> servers) throws IOException {
        if (servers.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("servers");
        for (var vm : servers) {
            json.writeStartObject();
            json.writeStringField("name", "instance-%08x".formatted(vm.birth().number()));
            json.writeStringField("uuid", vm.birth().id().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void id(NovaService service) throws IOException {
        if (version.atLeast(53)) {
            json.writeStringField("id", service.id().toString());
        } else {
            json.writeNumberField("id", service.number());
        }
    }
}
