package io.vioscope.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.access.Asking;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

    /** Nothing but by whom, where that is known. */
    static Map<String, String> none(RoutingContext ctx) {
        return signed(ctx, new HashMap<>());
    }

    private static Map<String, String> signed(RoutingContext ctx, Map<String, String> fields) {
        var who = Asking.who(ctx);
        if (who.isKnown()) {
            fields.put("by", who.name());
        }
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
            return Optional.of(signed(ctx, fields));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
