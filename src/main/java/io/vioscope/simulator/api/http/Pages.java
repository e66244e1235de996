package io.vioscope.simulator.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Links to the next page. */
public final class Pages {
    private Pages() {}

    /**
     * Writes the link: the request's own parameters in alphabetical order, with another marker. Nova writes it
     * whenever a page is full, even if nothing follows.
     *
     * @param name such as {@code servers_links}
     * @param url  the collection without parameters
     */
    public static void next(JsonGenerator json, String name, String url, MultiMap query, String marker)
            throws IOException {
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

    /** As Cinder and Neutron link: the request's own parameters as they came, with another marker at the end. */
    public static String appended(String url, MultiMap query, UUID marker) {
        var text = new StringBuilder(url).append('?');
        query.entries().stream()
                .filter(entry ->
                        !entry.getKey().equals("marker") && !entry.getKey().equals("page_reverse"))
                .forEach(entry -> text.append(encode(entry.getKey()))
                        .append('=')
                        .append(encode(entry.getValue()))
                        .append('&'));
        return text.append("marker=").append(marker).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
