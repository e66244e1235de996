package io.vioscope.simulator.api.http;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/**
 * An answer before it is sent.
 *
 * @param status HTTP status
 * @param body   JSON
 * @param delay  how much longer than usual it takes, in a real cloud
 */
public record Reply(int status, Buffer body, Duration delay) {
    /** An answer without delay. */
    public Reply(int status, Buffer body) {
        this(status, body, Duration.ZERO);
    }

    /** The same answer, that much later than it would have come. */
    public Reply after(Duration longer) {
        return new Reply(status, body, longer);
    }

    /** 200 with that JSON. */
    public static Reply ok(Buffer body) {
        return new Reply(200, body);
    }

    /** Nova's way to refuse: {@code {"itemNotFound": {"code": 404, "message": ...}}}. */
    public static Reply fault(int status, String name, String message) {
        return new Reply(
                status,
                Json.object(
                        200,
                        json -> Json.field(json, name, fault -> {
                            fault.writeNumberField("code", status);
                            fault.writeStringField("message", message);
                        })));
    }

    /** 400, as Nova says it. */
    public static Reply badRequest(String message) {
        return fault(400, "badRequest", message);
    }

    /** As Nova and Cinder say who may not. */
    public static Reply forbidden(String rule) {
        return fault(403, "forbidden", "Policy doesn't allow " + rule + " to be performed.");
    }

    /** 404, as Nova says it. */
    public static Reply notFound(String message) {
        return fault(404, "itemNotFound", message);
    }

    /** Keystone's way to refuse, which its middleware in front of Nova has too. */
    public static Reply error(int status, String title, String message) {
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

    /** 401, as keystonemiddleware says it. */
    public static Reply unauthorized() {
        return error(401, "Unauthorized", "The request you have made requires authentication.");
    }

    /** What WebOb answers for a path it has no route for (from memory, not recorded). */
    public static Reply noRoute() {
        return page(404, "Not Found", "The resource could not be found.<br /><br />\n\n\n");
    }

    /** WebOb's way to refuse (recorded from Glance). */
    public static Reply page(int status, String title, String message) {
        return new Reply(status, Json.object(300, json -> {
            json.writeStringField("message", message);
            json.writeStringField("code", status + " " + title);
            json.writeStringField("title", title);
        }));
    }
}
