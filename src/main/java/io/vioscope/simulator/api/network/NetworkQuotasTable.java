package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.network.NetworkApi.Call;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.SimulatedNetwork;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** {@code /v2.0/quotas/PROJECT} and its {@code details.json}: the same quotas for every project, and what it has. */
final class NetworkQuotasTable {
    private interface Writer {
        void write(JsonGenerator json, String name, int limit) throws IOException;
    }

    private static final Map<String, Integer> QUOTAS = quotas();
    private static final int SECURITY_GROUP_RULES = 4;

    private final SimulatedNetwork network;

    NetworkQuotasTable(SimulatedNetwork network) {
        this.network = network;
    }

    private static Map<String, Integer> quotas() {
        var quotas = new LinkedHashMap<String, Integer>();
        quotas.put("network", 200);
        quotas.put("subnet", 100);
        quotas.put("subnetpool", -1);
        quotas.put("port", 2000);
        quotas.put("router", 50);
        quotas.put("floatingip", 100);
        quotas.put("rbac_policy", 10);
        quotas.put("security_group", 10);
        quotas.put("security_group_rule", 100);
        quotas.put("trunk", -1);
        return quotas;
    }

    Reply show(Call call) {
        return render(call, JsonGenerator::writeNumberField);
    }

    Reply details(Call call) {
        var project = project(call);
        return render(
                call,
                (json, name, limit) -> Json.field(json, name, body -> {
                    body.writeNumberField("limit", limit);
                    body.writeNumberField("used", used(name, project));
                    body.writeNumberField("reserved", 0);
                }));
    }

    private static Reply render(Call call, Writer writer) {
        if (!call.token().isAdmin() && !project(call).equals(call.project())) {
            return Neutron.error(403, "AdminRequired", "User does not have admin privileges: Cannot show quotas.");
        }
        return Reply.ok(Json.object(
                700,
                json -> Json.field(json, "quota", body -> {
                    for (var quota : QUOTAS.entrySet()) {
                        writer.write(body, quota.getKey(), quota.getValue());
                    }
                })));
    }

    private long used(String name, String project) {
        Predicate<Project> owns = owner -> owner.id().equals(project);
        return switch (name) {
            case "network", "subnet" -> count(network.networks(), row -> owns.test(row.project()));
            case "port" ->
                count(network.ports(), row -> row.owner().filter(owns).isPresent());
            case "router" -> count(network.routers(), row -> owns.test(row.project()));
            case "floatingip" -> count(network.floatingIps(), row -> owns.test(row.project()));
            case "security_group" -> 1;
            case "security_group_rule" -> SECURITY_GROUP_RULES;
            default -> 0;
        };
    }

    private static <T> long count(Shelf<T> shelf, Predicate<T> matches) {
        return shelf.all().stream().filter(matches).count();
    }

    private static String project(Call call) {
        return call.ctx().pathParam("id");
    }
}
