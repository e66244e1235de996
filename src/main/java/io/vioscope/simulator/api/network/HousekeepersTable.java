package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.network.NetworkApi.Call;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.io.IOException;
import java.util.List;

/**
 * {@code /housekeepers} of vmware_nsx, which compare Neutron with NSX (extensions/housekeeper.py). None was recorded. The jobs
 * are those of the policy plugin; a member sees none.
 */
final class HousekeepersTable {
    private static final List<String> JOBS =
            List.of("orphaned_dhcp_server", "orphaned_logical_router", "mismatch_logical_port");
    private static final String MISMATCH = "mismatch_logical_port";

    private final Physics physics;

    HousekeepersTable(Physics physics) {
        this.physics = physics;
    }

    Reply list(Call call) {
        var jobs = call.token().isAdmin() ? JOBS : List.<String>of();
        return Reply.ok(Json.object(600, json -> Json.<String>rows(json, "housekeepers", jobs, this::row)));
    }

    private void row(JsonGenerator json, String job) throws IOException {
        var errors = job.equals(MISMATCH) && physics.has(Layout.NSX_MANAGER, Trouble.DEGRADED) ? 1 : 0;
        json.writeStringField("name", job);
        json.writeBooleanField("enabled", true);
        json.writeNumberField("error_count", errors);
        json.writeNumberField("fixed_count", 0);
        json.writeStringField("error_info", errors == 0 ? "" : "Logical port is not found on the NSX backend");
    }
}
