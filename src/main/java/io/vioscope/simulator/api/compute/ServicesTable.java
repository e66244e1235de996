package io.vioscope.simulator.api.compute;

import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.cloud.NovaService;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /os-services}. */
final class ServicesTable {
    private final SimulatedCloud cloud;

    ServicesTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        var query = call.ctx().queryParams();
        var rows = cloud.services().stream()
                .filter(row -> matches(query.get("host"), row.host()))
                .filter(row -> matches(query.get("binary"), row.binary()))
                .toList();
        return Reply.ok(services(call, rows));
    }

    private Buffer services(Call call, List<NovaService> rows) {
        return Json.object(rows.size() * 300 + 100, json -> {
            var renderer = new ServiceJson(json, call.version(), cloud);
            json.writeArrayFieldStart("services");
            for (var row : rows) {
                renderer.service(row);
            }
            json.writeEndArray();
        });
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
