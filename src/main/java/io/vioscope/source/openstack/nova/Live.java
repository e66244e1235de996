package io.vioscope.source.openstack.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Attributes;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /servers/ID/diagnostics} says of one server. Nova asks vCenter before it answers, and answers only for what
 * is powered on (nova/compute/manager.py, get_diagnostics); the state that it names in a refusal is the one it held before.
 * Of what it has lost the ESXi host of, vCenter goes on saying what it last knew, so that is no proof.
 *
 * @param state      the word that is told
 * @param said       what came instead of a proof that it runs; null for one that does
 * @param connection how vCenter is connected to it, where that is not so; null where it is, or is not told
 */
record Live(String state, @Nullable String said, @Nullable String connection) {
    static final String RUNNING = "running";
    static final String NOT_RUNNING = "not running";
    static final String UNVERIFIED = "unverified";

    private static final String PREFIX = "probe.";
    private static final String CONNECTED = "connected";
    private static final String POWERED_ON = "poweredOn";
    private static final String IN_POWER_STATE = "in power state";
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    /** What an answer, or none, says. Blocks; not for an event loop. */
    static Live of(Result<Reply> result) {
        return result.match(Live::of, why -> unverified(why.detail()));
    }

    private static Live of(Reply reply) {
        var json = Json.tree(new Answer(reply.what(), reply.status(), reply.headers(), reply.body()));
        return json.match(
                tree -> reply.status() == OK ? diagnosed(reply, tree) : refused(reply, message(tree)),
                why -> unverified(why.detail()));
    }

    private static Live diagnosed(Reply reply, JsonNode tree) {
        var connection = tree.path("vmware:connectionState").asText(CONNECTED);
        var power = tree.path("vmware:powerState").asText(POWERED_ON);
        if (!connection.equals(CONNECTED)) {
            var said = "vCenter is not connected to it, and tells what it last knew: " + connection + ", " + power;
            return new Live(UNVERIFIED, said(reply, said), said(connection));
        }
        return power.equals(POWERED_ON)
                ? new Live(RUNNING, null, null)
                : new Live(NOT_RUNNING, said(reply, "vCenter says " + power), null);
    }

    /** Other states in which Nova cannot do it, such as having no host yet, are a 409 as well. */
    private static Live refused(Reply reply, String message) {
        var said = said(reply, "status " + reply.status() + (message.isEmpty() ? "" : ": " + message));
        return reply.status() == CONFLICT && message.contains(IN_POWER_STATE)
                ? new Live(NOT_RUNNING, said, null)
                : unverified(said);
    }

    private static String message(JsonNode tree) {
        var fault = tree.elements();
        return fault.hasNext() ? fault.next().path("message").asText() : "";
    }

    private static Live unverified(String said) {
        return new Live(UNVERIFIED, said, null);
    }

    private static String said(Reply reply, String what) {
        return Failures.of(Cause.UNEXPECTED_STATUS, reply.what(), what).detail();
    }

    private static String said(String word) {
        return word.replaceAll("[^A-Za-z]", "?");
    }

    Attributes attributes() {
        return Attributes.ofPairs(PREFIX + "state", state, PREFIX + "said", said, PREFIX + "connection", connection);
    }
}
