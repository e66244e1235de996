package io.vioscope.source.openstack.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small documents: a token, a list of versions. Blocks; not for an event loop. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The object in the answer. A missing node stands for whatever is not there. */
    public static Result<JsonNode> tree(Answer answer) {
        return document(answer)
                .then(tree -> tree.isObject()
                        ? Result.ok(tree)
                        : Result.failed(Failures.of(Cause.WRONG_SHAPE, answer.what(), "no JSON object")));
    }

    /** The document in the answer, an object or something else. */
    public static Result<JsonNode> document(Answer answer) {
        try {
            return Result.ok(MAPPER.readTree(answer.body().stream()));
        } catch (JsonProcessingException e) {
            return Result.failed(notJson(answer));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The failure of an answer that is not, or not wholly, JSON. */
    static ReadFailure notJson(Answer answer) {
        var start = answer.body().start(64);
        var what = start.isEmpty()
                ? "nothing instead of JSON"
                : start.startsWith("<") ? "HTML instead of JSON" : "broken or unfinished JSON";
        return Failures.of(Cause.NOT_JSON, answer.what(), what + " (status " + answer.status() + ")");
    }
}
