package io.vioscope.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is sent with a request, by name. */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fields() {}

    /** By a form; of several of a name the first. */
    static Map<String, String> form(RoutingContext ctx) {
        var fields = new HashMap<String, String>();
        ctx.request().formAttributes().forEach(e -> fields.putIfAbsent(e.getKey(), e.getValue()));
        return fields;
    }

    /** By a program, as a JSON object; empty for anything else. What is null there is left out. */
    static Optional<Map<String, String>> json(RoutingContext ctx) {
        try {
            var json =
                    JSON.readTree(ctx.body().buffer() == null ? "" : ctx.body().asString());
            if (!json.isObject()) {
                return Optional.empty();
            }
            var fields = new HashMap<String, String>();
            json.properties().forEach(e -> {
                if (!e.getValue().isNull()) {
                    fields.put(e.getKey(), e.getValue().asText());
                }
            });
            return Optional.of(fields);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
