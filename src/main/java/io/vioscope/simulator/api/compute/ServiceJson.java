package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
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
import java.util.function.ToIntFunction;

/** Renders services and hypervisors as Nova does (recorded from Zed at 2.1, 2.53, 2.69 and 2.93). */
final class ServiceJson {
    private static final DateTimeFormatter DATABASE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000000'").withZone(ZoneOffset.UTC);
    /** Memory Nova keeps back for the host: reserved_host_memory_mb. */
    private static final int RESERVED_MB = 512;

    /** From this microversion on hypervisors are without figures. */
    static final int WITHOUT_CAPACITY = 88;

    private final JsonGenerator json;
    private final Microversion version;
    private final Instant now;
    private final Timings timings;
    private final SimulatedCloud cloud;

    ServiceJson(JsonGenerator json, Microversion version, SimulatedCloud cloud) {
        this.json = json;
        this.cloud = cloud;
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
     * The fields of a hypervisor. What it has and gives is not told from 2.88 on.
     *
     * @param hosts how many ESXi hosts are usable
     */
    void hypervisor(Cluster cluster, NovaService service, Usage usage, int hosts) throws IOException {
        if (version.atLeast(53)) {
            json.writeStringField("id", cloud.hosts().identity(cluster).id().toString());
        } else {
            json.writeNumberField("id", cluster.index() + 1);
        }
        json.writeStringField(
                "hypervisor_hostname", cloud.hosts().identity(cluster).node());
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
        if (version.atLeast(WITHOUT_CAPACITY)) {
            json.writeNullField("uptime");
        } else {
            capacity(cluster, usage, hosts);
            cpus();
        }
    }

    /** What {@code GET /os-hypervisors/statistics} sums up. */
    void statistics() throws IOException {
        var all = cloud.estate().clusters();
        var usage = all.stream().map(cloud::usage).toList();
        long memory = sum(all, cluster -> memory(cluster, cloud.hosts().usable(cluster)));
        long used = sum(usage, Usage::memoryMb) + (long) all.size() * RESERVED_MB;
        long disk = sum(all, cloud.hosts()::localGb);
        long diskUsed = sum(usage, Usage::diskGb);
        json.writeNumberField("count", all.size());
        json.writeNumberField(
                "vcpus",
                sum(all, row -> row.vcpus() / row.hosts() * cloud.hosts().usable(row)));
        json.writeNumberField("memory_mb", memory);
        json.writeNumberField("local_gb", disk);
        json.writeNumberField("vcpus_used", sum(usage, Usage::vcpus));
        json.writeNumberField("memory_mb_used", used);
        json.writeNumberField("local_gb_used", diskUsed);
        json.writeNumberField("free_ram_mb", memory - used);
        json.writeNumberField("free_disk_gb", disk - diskUsed);
        json.writeNumberField("current_workload", 0);
        json.writeNumberField("running_vms", sum(usage, Usage::servers));
        json.writeNumberField("disk_available_least", 0);
    }

    private static <T> long sum(List<T> rows, ToIntFunction<T> figure) {
        return rows.stream().mapToLong(figure::applyAsInt).sum();
    }

    private static int memory(Cluster cluster, int hosts) {
        return cluster.memoryMb() / cluster.hosts() * hosts;
    }

    private void capacity(Cluster cluster, Usage usage, int hosts) throws IOException {
        var memory = memory(cluster, hosts);
        var memoryUsed = usage.memoryMb() + RESERVED_MB;
        json.writeNumberField("vcpus", cluster.vcpus() / cluster.hosts() * hosts);
        json.writeNumberField("memory_mb", memory);
        var localGb = cloud.hosts().localGb(cluster);
        json.writeNumberField("local_gb", localGb);
        json.writeNumberField("vcpus_used", usage.vcpus());
        json.writeNumberField("memory_mb_used", memoryUsed);
        json.writeNumberField("local_gb_used", usage.diskGb());
        json.writeNumberField("free_ram_mb", memory - memoryUsed);
        json.writeNumberField("free_disk_gb", localGb - usage.diskGb());
        json.writeNumberField("current_workload", 0);
        json.writeNumberField("running_vms", usage.servers());
    }

    private void cpus() throws IOException {
        json.writeNullField("disk_available_least");
        if (version.atLeast(28)) {
            Json.field(json, "cpu_info", none -> {});
        } else {
            json.writeStringField("cpu_info", "");
        }
    }

    /** The field {@code servers} of a hypervisor, left out before 2.75 where there are none. */
    void servers(List<VirtualMachine> servers) throws IOException {
        if (!servers.isEmpty() || version.atLeast(Parameters.STRICT)) {
            Json.<VirtualMachine>rows(json, "servers", servers, (row, vm) -> {
                row.writeStringField(
                        "name", "instance-%08x".formatted(vm.birth().number()));
                row.writeStringField("uuid", vm.birth().id().toString());
            });
        }
    }

    private void id(NovaService service) throws IOException {
        if (version.atLeast(53)) {
            json.writeStringField("id", service.id().toString());
        } else {
            json.writeNumberField("id", service.number());
        }
    }
}
