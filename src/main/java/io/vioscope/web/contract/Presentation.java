package io.vioscope.web.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vioscope.web.view.Reply;
import java.util.List;
import java.util.StringJoiner;

/**
 * How an answer is wanted: some of the fields, as CSV.
 *
 * @param columns the fields; empty for all
 * @param isCsv   whether as CSV
 * @param all     the fields that there are, in the contract's order
 */
public record Presentation(List<String> columns, boolean isCsv, List<String> all) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSV = "text/csv";

    public Presentation {
        columns = List.copyOf(columns);
        all = List.copyOf(all);
    }

    /**
     * What a request that keeps to the contract wants.
     *
     * @param fields the parameter; empty where it is not sent
     * @param accept media types in the order in which they are preferred; none where that is not said
     */
    public static Presentation of(Operation operation, String fields, List<String> accept) {
        var first = accept.stream()
                .filter(type -> List.of(CSV, "text/*", "application/json", "application/*", "*/*")
                        .contains(type))
                .findFirst()
                .orElse("");
        return new Presentation(
                fields.isEmpty() ? List.of() : List.of(fields.split(",", -1)),
                operation.answers(CSV) && first.startsWith("text/"),
                Request.fieldNames(operation));
    }

    /** Whether an answer is to be sent as it is. */
    public boolean isUsual() {
        return columns.isEmpty() && !isCsv;
    }

    /** The answer as it is wanted; what is no good answer is left as it is. For a worker thread. */
    public Reply of(Reply reply) {
        if (isUsual() || reply.status() != 200) {
            return reply;
        }
        try {
            var body = JSON.readTree(reply.body().toString());
            return isCsv ? csv(reply, body) : reply.with(Buffer.buffer(JSON.writeValueAsString(only(body))));
        } catch (JsonProcessingException ourOwnAnswersAreJson) {
            throw new IllegalStateException(ourOwnAnswersAreJson);
        }
    }

    private JsonNode only(JsonNode body) {
        if (body.path("items").isArray()) {
            body.get("items").forEach(this::retain);
        } else {
            retain(body);
        }
        return body;
    }

    private void retain(JsonNode item) {
        if (item instanceof ObjectNode object) {
            object.retain(columns);
        }
    }

    /** What does not fit into lines stands in headers: where it goes on, and how fresh each source was. */
    private Reply csv(Reply reply, JsonNode body) {
        var text = Csv.of(body.path("items"), columns.isEmpty() ? all : columns);
        var csv = new Reply(200, "text/csv; charset=utf-8; header=present", Buffer.buffer(text), reply.headers());
        var sources = new StringJoiner(", ");
        body.path("freshness")
                .forEach(f -> sources.add(f.path("cloud").asText() + "/"
                        + f.path("source").asText() + "=" + f.path("status").asText()));
        var fresh = sources.length() == 0 ? csv : csv.with("X-Freshness", sources.toString());
        return body.has("next") ? fresh.with("X-Next", body.get("next").asText()) : fresh;
    }
}
