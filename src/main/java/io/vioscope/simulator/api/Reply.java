package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/**
 * An answer before it is sent.
 *
 * @param status HTTP status
 * @param body   JSON
 */
record Reply(int status, Buffer body) {

    static Reply ok(Buffer body) {
        return new Reply(200, body);
    }

    /** Nova's way to refuse: {@code {"itemNotFound": {"code": 404, "message": ...}}}. */
    static Reply fault(int status, String name, String message) {
        return new Reply(
                status,
                Json.object(
                        200,
                        json -> Json.field(json, name, fault -> {
                            fault.writeNumberField("code", status);
                            fault.writeStringField("message", message);
                        })));
    }

    static Reply badRequest(String message) {
        return fault(400, "badRequest", message);
    }

    static Reply notFound(String message) {
        return fault(404, "itemNotFound", message);
    }

    /** Keystone's way to refuse, which its middleware in front of Nova has too. */
    static Reply error(int status, String title, String message) {
        return new Reply(
                status,
                Json.object(
                        200,
                        json -> Json.field(json, "error", error -> {
                            error.writeNumberField("code", status);
                            error.writeStringField("message", message);
                            error.writeStringField("title", title);
                        })));
    }

    static Reply unauthorized() {
        return error(401, "Unauthorized", "The request you have made requires authentication.");
    }

    /** What WebOb answers for a path it has no route for (from memory, not recorded). */
    static Reply noRoute() {
        return new Reply(404, Json.object(200, Reply::noRoute));
    }

    private static void noRoute(JsonGenerator json) throws IOException {
        json.writeStringField("message", "The resource could not be found.<br /><br />\n\n\n");
        json.writeStringField("code", "404 Not Found");
        json.writeStringField("title", "Not Found");
    }
}
