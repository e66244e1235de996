package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /os-simple-tenant-usage} (recorded from Zed at 2.1 and 2.40): what servers claimed, by the hour. */
final class UsageTable {
    private static final int PAGING = 40;
    private static final Duration USUAL = Duration.ofDays(28);
    private static final double HOUR_MILLIS = 3_600_000;

    /** The time that is asked about. */
    private record Period(Instant start, Instant stop) {
        /** Whether the server ran in it. */
        boolean touches(VirtualMachine vm) {
            var launched = vm.launched();
            var end = vm.terminated();
            return launched != null && launched.isBefore(stop) && (end == null || end.isAfter(start));
        }

        double hours(VirtualMachine vm) {
            var launched = vm.launched();
            var from = launched == null || launched.isBefore(start) ? start : launched;
            var end = vm.terminated();
            var to = end == null || end.isAfter(stop) ? stop : end;
            return Math.max(0, Duration.between(from, to).toMillis() / HOUR_MILLIS);
        }
    }

    private final SimulatedCloud cloud;
    private final ProjectUsage usage;
    private final Times times = new Times();

    UsageTable(SimulatedCloud cloud) {
        this.cloud = cloud;
        usage = new ProjectUsage(cloud);
    }

    Reply list(Call call) {
        var query = call.ctx().queryParams();
        var now = cloud.now();
        var start = time(query.get("start"), now.minus(USUAL));
        var stop = time(query.get("end"), now);
        if (start.isEmpty() || stop.isEmpty() || stop.get().isBefore(start.get())) {
            return Reply.badRequest("Invalid start time. The start time cannot occur after the end time.");
        }
        var period = new Period(start.get(), stop.get().isAfter(now) ? now : stop.get());
        try {
            return page(call, period);
        } catch (ServerParameters.Refused refused) {
            return Reply.badRequest(refused.why());
        }
    }

    private static Optional<Instant> time(@Nullable String text, Instant otherwise) {
        return text == null ? Optional.of(otherwise) : Query.time(text);
    }

    private Reply page(Call call, Period period) throws ServerParameters.Refused {
        var query = call.ctx().queryParams();
        var all = servers(period);
        if (!call.version().atLeast(PAGING)) {
            return Reply.ok(render(call, period, all, -1));
        }
        var limit = ServerParameters.limit(query.get("limit"));
        var marker = ServerParameters.marker(query.get("marker"));
        var ids = all.stream().map(vm -> vm.birth().id()).toList();
        var known = marker.map(ids::contains).orElse(true);
        var from = marker.map(id -> ids.indexOf(id) + 1).orElse(0);
        return known
                ? Reply.ok(render(
                        call, period, all.stream().skip(from).limit(limit).toList(), limit))
                : Reply.badRequest("marker [" + marker.map(UUID::toString).orElse("") + "] not found");
    }

    /** Those of one project stand together. */
    private List<VirtualMachine> servers(Period period) {
        return Stream.of(false, true)
                .flatMap(deleted -> usage.servers(Optional.empty(), deleted).stream())
                .filter(period::touches)
                .sorted(Comparator.comparing(
                                (VirtualMachine vm) -> vm.birth().project().id())
                        .thenComparing(vm -> vm.birth().id().toString()))
                .toList();
    }

    private Buffer render(Call call, Period period, List<VirtualMachine> rows, int limit) {
        var query = call.ctx().queryParams();
        var detailed = "1".equals(query.get("detailed"));
        var projects = rows.stream()
                .collect(Collectors.groupingBy(
                        vm -> vm.birth().project().id(), LinkedHashMap::new, Collectors.toList()));
        return Json.object(1000, json -> {
            Json.<String>rows(json, "tenant_usages", projects.keySet(), (row, project) -> {
                row.writeStringField("tenant_id", project);
                total(row, period, projects.getOrDefault(project, List.of()), detailed);
            });
            if (rows.size() == limit) {
                var last = rows.get(limit - 1).birth().id().toString();
                Pages.next(json, "tenant_usages_links", call.base() + "/v2.1/os-simple-tenant-usage", query, last);
            }
        });
    }

    private void total(JsonGenerator json, Period period, List<VirtualMachine> servers, boolean detailed)
            throws IOException {
        if (detailed) {
            Json.<VirtualMachine>rows(json, "server_usages", servers, (row, vm) -> server(row, period, vm));
        }
        json.writeNumberField(
                "total_local_gb_usage",
                sum(servers, vm -> hours(period, vm, vm.flavor().diskGb())));
        json.writeNumberField(
                "total_vcpus_usage",
                sum(servers, vm -> hours(period, vm, vm.flavor().vcpus())));
        json.writeNumberField(
                "total_memory_mb_usage",
                sum(servers, vm -> hours(period, vm, vm.flavor().ramMb())));
        json.writeNumberField("total_hours", sum(servers, period::hours));
        json.writeStringField("start", times.micros(period.start()));
        json.writeStringField("stop", times.micros(period.stop()));
    }

    private static double hours(Period period, VirtualMachine vm, int claimed) {
        return period.hours(vm) * claimed;
    }

    private static double sum(List<VirtualMachine> servers, ToDoubleFunction<VirtualMachine> figure) {
        return servers.stream().mapToDouble(figure).sum();
    }

    private void server(JsonGenerator json, Period period, VirtualMachine vm) throws IOException {
        var launched = Optional.ofNullable(vm.launched()).orElse(period.start());
        var ended = vm.terminated();
        json.writeNumberField("hours", period.hours(vm));
        json.writeStringField("flavor", vm.flavor().name());
        json.writeStringField("instance_id", vm.birth().id().toString());
        json.writeStringField("name", vm.birth().name());
        json.writeStringField("tenant_id", vm.birth().project().id());
        json.writeNumberField("memory_mb", vm.flavor().ramMb());
        json.writeNumberField("local_gb", vm.flavor().diskGb());
        json.writeNumberField("vcpus", vm.flavor().vcpus());
        json.writeStringField("started_at", times.micros(launched));
        json.writeStringField("ended_at", ended == null ? null : times.micros(ended));
        json.writeStringField("state", vm.lives() ? vm.state().vmState() : "terminated");
        var until = ended == null ? cloud.now() : ended;
        json.writeNumberField("uptime", Duration.between(launched, until).toSeconds());
    }
}
