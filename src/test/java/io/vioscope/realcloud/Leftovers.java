package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests made and did not delete: all whose name, or description where there is no name, begins with {@link #NAME}. */
final class Leftovers {
    /** How everything that tests make is named. */
    static final String NAME = "vioscope-probe";

    private static final Duration SOON = Duration.ofMinutes(1);

    private final RealApi api;
    private int deletions;

    Leftovers(RealApi api) {
        this.api = api;
    }

    /** Deletes them; says whether there were any. */
    boolean clear() throws Exception {
        var before = deletions;
        clear("compute", "/servers", "servers", "/detail?all_tenants=1");
        FactFeed.until(
                SOON,
                "servers deleted",
                () -> ours("compute", "/servers/detail?all_tenants=1", "servers")
                        .isEmpty());
        for (var volume : ours("volumev3", "/volumes/detail?all_tenants=1", "volumes")) {
            var action = "/volumes/" + volume + "/action";
            api.post("volumev3", action, Map.of("os-reset_status", Map.of("status", "error")));
            api.post("volumev3", action, Map.of("os-force_delete", Map.of()));
            deletions++;
        }
        clear("network", "/floatingips", "floatingips", "");
        for (var router : ours("network", "/routers", "routers")) {
            unplug(router);
        }
        clear("network", "/routers", "routers", "");
        clear("network", "/ports", "ports", "");
        clear("network", "/networks", "networks", "");
        return deletions > before;
    }

    private void unplug(String router) throws Exception {
        var ports = api.get("network", "/ports?device_owner=network:router_interface&device_id=" + router);
        for (var port : ports.path("ports")) {
            api.put(
                    "network",
                    "/routers/" + router + "/remove_router_interface",
                    Map.of("port_id", port.path("id").asText()));
        }
    }

    private void clear(String service, String path, String list, String query) throws Exception {
        for (var id : ours(service, path + query, list)) {
            api.delete(service, path + "/" + id);
            deletions++;
        }
    }

    private List<String> ours(String service, String path, String list) throws Exception {
        var ids = new ArrayList<String>();
        for (var row : api.get(service, path).path(list)) {
            if (isOurs(row)) {
                ids.add(row.path("id").asText());
            }
        }
        return ids;
    }

    private static boolean isOurs(JsonNode row) {
        return row.path("name").asText("").startsWith(NAME)
                || row.path("description").asText("").startsWith(NAME);
    }
}
