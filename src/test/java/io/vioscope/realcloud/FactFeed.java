package io.vioscope.realcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** What Vioscope tells as an integration reads it, from {@code /api/v1}. */
final class FactFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration SHORT_LOOK = Duration.ofMillis(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    FactFeed(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** The number of the newest fact. */
    long seq() throws Exception {
        return get("/api/v1/entities?limit=1").path("seq").asLong();
    }

    List<JsonNode> after(long seq) throws Exception {
        var facts = new ArrayList<JsonNode>();
        var last = seq;
        while (true) {
            var items = get("/api/v1/facts?cloud=real&limit=1000&after=" + last).path("items");
            if (items.isEmpty()) {
                return facts;
            }
            items.forEach(facts::add);
            last = items.get(items.size() - 1).path("seq").asLong();
        }
    }

    /** The source of that name as {@code /sources} has it. */
    JsonNode source(String name) throws Exception {
        for (var source : get("/api/v1/sources").path("items")) {
            if (source.path("source").asText().equals(name)) {
                return source;
            }
        }
        throw new AssertionError("no source " + name);
    }

    /** Has a source poll now, as a button on {@code /sources} does. */
    void pollNow(String source) throws Exception {
        var uri = URI.create(base + "/api/v1/sources/real/" + source + "/poll");
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    /** An entity, written {@code kind/id}. */
    JsonNode entity(String entity) throws Exception {
        return get("/api/v1/entities/" + entity);
    }

    /** Whether it is known at all. */
    boolean knows(String entity) throws Exception {
        return ask("/api/v1/entities/" + entity).statusCode() == 200;
    }

    /** The ids of what an entity is tied to by such a tie, each as {@code kind/id}. */
    List<String> ties(String entity, String type) throws Exception {
        var ties = new ArrayList<String>();
        for (var tie : entity(entity).path("relations")) {
            if (tie.path("type").asText().equals(type)
                    && tie.path("direction").asText().equals("forward")) {
                ties.add(tie.path("kind").asText() + "/" + tie.path("id").asText());
            }
        }
        return ties;
    }

    JsonNode get(String path) throws Exception {
        var answer = ask(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** A page, as a browser that shows it asks for it anew. */
    String page(String path) throws Exception {
        return ask(path).body();
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    }

    /** Asks again and again until there is an answer. */
    static <T> T until(Duration within, String what, Callable<T> question) throws Exception {
        return until(within, (Callable<String>) () -> what, question);
    }

    /** The same, asking as often as is needed to measure how soon it is so. */
    static void soon(Duration within, String what, Callable<Boolean> question) throws Exception {
        var end = Instant.now().plus(within);
        while (!question.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + within.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(SHORT_LOOK.toNanos());
        }
    }

    /** The same, with what is said if there is none in time. */
    static <T> T until(Duration within, Callable<String> what, Callable<T> question) throws Exception {
        var end = Instant.now().plus(within);
        while (true) {
            var answer = question.call();
            if (answer != null && !Boolean.FALSE.equals(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + within.toSeconds() + " s: " + what.call());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    static List<String> words(List<JsonNode> facts) {
        return facts.stream().map(fact -> "\n " + fact).toList();
    }
}
