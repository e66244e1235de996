package io.vioscope.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a collection page by page. Blocks; redirects are not followed, as they would carry the token elsewhere. */
final class Reader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Query query;
    private final List<JsonNode> items = new ArrayList<>();

    Reader(Query query) {
        this.query = query;
    }

    Answer read() throws InterruptedException {
        var parameters = new TreeMap<>(query.parameters());
        while (true) {
            var page = page(parameters);
            if (page instanceof Page.Bad bad) {
                return new Answer.Refused(bad.why());
            }
            var body = ((Page.Good) page).body();
            body.path("items").forEach(items::add);
            var more = next(body, parameters);
            if (!more || items.size() >= query.most()) {
                var shown = List.copyOf(items.subList(0, Math.min(items.size(), query.most())));
                return new Answer.Items(shown, !more && shown.size() == items.size(), blind(body));
            }
        }
    }

    private sealed interface Page {
        record Good(JsonNode body) implements Page {}

        record Bad(String why) implements Page {}
    }

    /** Lists tell where the next page begins, facts behind which number. */
    private boolean next(JsonNode body, Map<String, String> parameters) {
        if (!body.hasNonNull("next")) {
            return false;
        }
        var next = body.path("next").asText();
        return !next.equals(parameters.put(query.collection().equals("facts") ? "after" : "cursor", next));
    }

    private static List<String> blind(JsonNode body) {
        var blind = new ArrayList<String>();
        body.path("freshness").forEach(source -> {
            var status = source.path("status").asText();
            if (!status.equals("fresh") && !status.equals("absent")) {
                blind.add(source.path("cloud").asText() + "/"
                        + source.path("source").asText() + " " + status);
            }
        });
        return blind;
    }

    private Page page(Map<String, String> parameters) throws InterruptedException {
        var uri = uri(parameters);
        try {
            return page(uri, http.send(request(uri), BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Page.Bad(uri + " does not answer: " + said(e));
        }
    }

    private static String said(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private URI uri(Map<String, String> parameters) {
        var text = parameters.entrySet().stream()
                .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                .collect(Collectors.joining("&"));
        var base = query.server().toString().replaceFirst("/+$", "");
        return URI.create(base + "/api/v1/" + query.collection() + (text.isEmpty() ? "" : "?" + text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest request(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", "application/json");
        if (query.token() != null) {
            request.header("Authorization", "Bearer " + query.token());
        }
        return request.build();
    }

    private static Page page(URI uri, HttpResponse<String> answer) {
        var body = body(answer.body());
        if (answer.statusCode() != 200) {
            return new Page.Bad(uri + " answers " + answer.statusCode() + why(body));
        }
        return body.path("items").isArray()
                ? new Page.Good(body)
                : new Page.Bad(uri + " has no list: it is one thing, or no Vioscope");
    }

    private static JsonNode body(String text) {
        try {
            var body = JSON.readTree(text);
            return body == null ? JSON.nullNode() : body;
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    /** What a problem document of RFC 9457 says. */
    private static String why(JsonNode body) {
        var sentences = new ArrayList<String>();
        sentences.add(body.path("detail").asText());
        body.path("errors")
                .forEach(error -> sentences.add(error.path("parameter").asText() + ": "
                        + error.path("detail").asText()));
        var text = sentences.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
        return text.isEmpty() ? "" : ": " + text;
    }
}
