package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.NetworkApi.Call;
import io.vioscope.simulator.cloud.Agent;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** {@code /v2.0/agents}; a member sees none. */
final class AgentsTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final SimulatedCloud cloud;

    AgentsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        var now = cloud.now();
        var agents = call.token().isAdmin() ? cloud.network().agents() : List.<Agent>of();
        return Reply.ok(Json.object(agents.size() * 600 + 50, json -> {
            json.writeArrayFieldStart("agents");
            for (var agent : agents) {
                json.writeStartObject();
                row(json, agent, now);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void row(JsonGenerator json, Agent agent, Instant now) throws IOException {
        json.writeStringField("id", agent.id().toString());
        json.writeStringField("agent_type", agent.type());
        json.writeStringField("binary", agent.binary());
        json.writeStringField("topic", agent.topic());
        json.writeStringField("host", agent.host());
        json.writeBooleanField("admin_state_up", true);
        json.writeStringField("created_at", TIME.format(agent.created()));
        json.writeStringField("started_at", TIME.format(agent.created()));
        json.writeStringField("heartbeat_timestamp", TIME.format(agent.beat(now, cloud.timings())));
        json.writeNullField("description");
        json.writeNullField("resources_synced");
        json.writeStringField("availability_zone", agent.type().startsWith("DHCP") ? "nova" : null);
        json.writeBooleanField("alive", agent.isAlive(now, cloud.timings()));
        Json.field(json, "configurations", settings -> settings.writeBooleanField("log_agent_heartbeats", false));
    }
}
