package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Nova's links to the next page. */
final class Pages {
    private Pages() {}

    /**
     * Writes the link: the request's own parameters in alphabetical order, with another marker. Nova writes it
     * whenever a page is full, even if nothing follows.
     *
     * @param name such as {@code servers_links}
     * @param url  the collection without parameters
     */
    static void next(JsonGenerator json, String name, String url, MultiMap query, String marker) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        query.forEach(parameters::put);
        parameters.put("marker", marker);
        var text = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        json.writeArrayFieldStart(name);
        Json.link(json, "next", url + "?" + text);
        json.writeEndArray();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
