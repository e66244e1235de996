package io.vioscope.simulator.api.network;

import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;

/** Neutron's way to refuse (recorded from Zed for a port that is not there). */
public final class Neutron {
    private Neutron() {}

    static Reply error(int status, String type, String message) {
        return new Reply(
                status,
                Json.object(
                        200,
                        json -> Json.field(json, "NeutronError", error -> {
                            error.writeStringField("type", type);
                            error.writeStringField("message", message);
                            error.writeStringField("detail", "");
                        })));
    }

    static Reply notFound(Rows<?> rows, String id) {
        return error(404, rows.label().replace(" ", "") + "NotFound", rows.label() + " " + id + " could not be found.");
    }
}
