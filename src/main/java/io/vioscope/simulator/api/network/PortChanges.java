package io.vioscope.simulator.api.network;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.network.NetworkApi.Call;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.SimulatedNetwork;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /v2.0/ports} and {@code DELETE /v2.0/ports/ID}, for ports that are plugged into nothing. NSX's plugins ask the
 * NSX Manager before they answer, and without it answer 500; without the message bus the agents never hear of a port.
 */
final class PortChanges {
    private static final int ROW_BYTES = 1150;

    private final Physics physics;
    private final SimulatedNetwork network;
    private final PortRows rows;
    private final NetworkRows networks;

    PortChanges(Physics physics, PortRows rows, NetworkRows networks) {
        this.physics = physics;
        this.network = physics.cloud().network();
        this.rows = rows;
        this.networks = networks;
    }

    Reply create(Call call) {
        var asked = body(call).flatMap(body -> Optional.ofNullable(body.getJsonObject("port")));
        if (asked.isEmpty()) {
            return Neutron.error(400, "HTTPBadRequest", "Unable to find 'port' in request body");
        }
        var id = String.valueOf(asked.get().getString("network_id"));
        var on = Query.uuid(id).flatMap(network.networks()::find).filter(found -> sees(call, found));
        if (on.isEmpty()) {
            return Neutron.notFound(networks, id);
        }
        return refusal(call, on.get()).orElseGet(() -> make(call, on.get(), asked.get()));
    }

    private static Optional<JsonObject> body(Call call) {
        try {
            return Optional.ofNullable(call.ctx().body().asJsonObject());
        } catch (DecodeException | ClassCastException notJson) {
            return Optional.empty();
        }
    }

    private boolean sees(Call call, Network found) {
        return call.token().isAdmin() || networks.isVisible(found, call.project());
    }

    private Optional<Reply> refusal(Call call, Network on) {
        if (on.isExternal() && !call.token().isAdmin()) {
            return Optional.of(Neutron.error(403, "PolicyNotAuthorized", "create_port is disallowed by policy"));
        }
        if (physics.has(new EntityKey(Kind.PROJECT, call.project()), Trouble.FULL)) {
            return Optional.of(Neutron.error(409, "OverQuota", "Quota exceeded for resources: ['port']."));
        }
        return backend();
    }

    private Optional<Reply> backend() {
        var isLost =
                physics.has(Layout.NSX_MANAGER, Trouble.DOWN) || physics.has(Layout.NSX_MANAGER, Trouble.UNREACHABLE);
        return isLost && !network.networking().hasAgents()
                ? Optional.of(Neutron.error(
                        500,
                        "HTTPInternalServerError",
                        "Request Failed: internal server error while processing your request."))
                : Optional.empty();
    }

    private Reply make(Call call, Network on, JsonObject asked) {
        var label = new Port.Label(asked.getString("name", ""), asked.getString("description", ""));
        var isUnheard = network.networking().hasAgents() && physics.has(Layout.BUS, Trouble.DOWN);
        return network.makePort(on.id(), call.token().scope().orElseThrow(), label, isUnheard ? "DOWN" : "ACTIVE")
                .map(port -> new Reply(201, render(call, port)))
                .orElseGet(() -> Neutron.notFound(networks, on.id().toString()));
    }

    private Buffer render(Call call, Port port) {
        return Json.object(
                ROW_BYTES,
                json -> Json.field(
                        json,
                        "port",
                        body -> rows.write(
                                new Fields(json, List.of()), port, call.token().isAdmin(), new Times())));
    }

    Reply delete(Call call) {
        var id = call.ctx().pathParam("id");
        var port = Query.uuid(id)
                .flatMap(rows.shelf()::find)
                .filter(found -> call.token().isAdmin() || rows.isVisible(found, call.project()));
        if (port.isEmpty()) {
            return Neutron.notFound(rows, id);
        }
        return backend()
                .orElseGet(() -> network.deletePort(port.get().id())
                        ? new Reply(204, Buffer.buffer())
                        : Neutron.error(409, "PortInUse", "Port " + id + " is in use by the cloud's own machinery."));
    }
}
