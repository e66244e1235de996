package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.network.NetworkApi.Call;
import io.vioscope.simulator.cloud.Agent;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** {@code /v2.0/agents}, and which networks the DHCP agents serve; a member sees none. */
final class AgentsTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final SimulatedCloud cloud;

    AgentsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) {
        var now = cloud.now();
        var agents = agents(call);
        return Reply.ok(Json.object(
                agents.size() * 600 + 50,
                json -> Json.<Agent>rows(json, "agents", agents, (row, agent) -> row(row, agent, now))));
    }

    Reply show(Call call) {
        return one(
                call,
                agent -> Reply.ok(Json.object(
                        700, json -> Json.field(json, "agent", body -> row(body, agent, cloud.now())))));
    }

    /** The networks whose DHCP an agent does; their rows are as the list of networks has them, and a little more. */
    Reply networks(Call call) {
        return one(call, agent -> {
            var rows =
                    new NetworkRows(cloud.network().networks(), cloud.network().networking());
            var served = cloud.network().networksOf(agent);
            var times = new Times();
            return Reply.ok(Json.object(
                    served.size() * 1000 + 50,
                    json -> Json.<Network>rows(json, "networks", served, (body, network) -> {
                        rows.write(new Fields(body, List.of()), network, true, times);
                        body.writeNumberField("standard_attr_id", network.number() + 1);
                        body.writeNullField("vlan_transparent");
                    })));
        });
    }

    /** The agents that do the DHCP of a network. */
    Reply ofNetwork(Call call) {
        var id = call.ctx().pathParam("id");
        var network = Query.uuid(id).flatMap(cloud.network().networks()::find);
        if (network.isEmpty()) {
            return Neutron.error(404, "NetworkNotFound", "Network " + id + " could not be found.");
        }
        var agents = agents(call).stream()
                .filter(agent -> cloud.network().serves(agent, network.get()))
                .toList();
        return Reply.ok(Json.object(
                agents.size() * 700 + 50,
                json -> Json.<Agent>rows(json, "agents", agents, (row, agent) -> {
                    row(row, agent, cloud.now());
                    Json.field(row, "resource_versions", none -> {});
                })));
    }

    private List<Agent> agents(Call call) {
        return call.token().isAdmin() ? cloud.network().agents() : List.of();
    }

    private Reply one(Call call, Function<Agent, Reply> answer) {
        var id = call.ctx().pathParam("id");
        return agents(call).stream()
                .filter(agent -> agent.id().toString().equals(id))
                .findFirst()
                .map(answer)
                .orElseGet(() -> Neutron.error(404, "AgentNotFound", "Agent " + id + " could not be found."));
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
