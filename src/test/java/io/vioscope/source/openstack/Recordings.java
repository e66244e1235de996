package io.vioscope.source.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Answers recorded from a real OpenStack (Zed, one compute on the VMware driver). */
public final class Recordings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Recordings() {}

    private static JsonNode read(String name) {
        var path = "/io/vioscope/source/openstack/recordings/" + name + ".json";
        try (var in = Objects.requireNonNull(Recordings.class.getResourceAsStream(path), path)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body as JSON text. */
    public static String body(String name) {
        return read(name).path("response").path("body").toString();
    }

    /** The whole answer. */
    public static Answer answer(String name) {
        return answerOf(body(name));
    }

    /** An answer with that body. */
    public static Answer answerOf(String body) {
        return new Answer(
                "GET http://cloud/list", 200, MultiMap.caseInsensitiveMultiMap(), Body.of(Buffer.buffer(body)));
    }
}
