package io.vioscope.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.access.Asking;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What is sent with a request, by name. Who signed in is who says it, whatever is sent as {@code by}. */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fields() {}

    /** By a form; of several of a name the first. */
    static Map<String, String> form(RoutingContext ctx) {
        var fields = new HashMap<String, String>();
        ctx.request().formAttributes().forEach(e -> fields.putIfAbsent(e.getKey(), e.getValue()));
        return signed(ctx, fields);
    }

    private static Map<String, String> signed(RoutingContext ctx, Map<String, String> fields) {
        var who = Asking.who(ctx);
        if (who.isKnown()) {
            fields.put("by", who.name());
        }
        return fields;
    }

    /** By a program, as a JSON object that keeps to the contract; no body is as an empty one. What is null there is left out. */
    static Map<String, String> json(RoutingContext ctx) {
        var fields = new HashMap<String, String>();
        try {
            var json =
                    JSON.readTree(ctx.body().buffer() == null ? "" : ctx.body().asString());
            json.properties().forEach(e -> {
                if (!e.getValue().isNull()) {
                    fields.put(e.getKey(), text(e.getValue()));
                }
            });
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the contract lets no such body pass", notJson);
        }
        return signed(ctx, fields);
    }

    /** A list as a form has it: with commas between. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }
}
