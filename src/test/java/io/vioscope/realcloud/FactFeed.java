package io.vioscope.realcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The facts as an integration reads them: pulled from {@code /api/v1/facts}. */
final class FactFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(200);

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

    /** Waits until a fact of that kind is told; fails with all that was told if it is not in time. */
    JsonNode await(long afterSeq, Duration within, String what, Predicate<JsonNode> wanted) throws Exception {
        return until(within, () -> what + "; told were " + words(afterUnlessAway(afterSeq)), () -> {
            for (var fact : after(afterSeq)) {
                if (wanted.test(fact)) {
                    return fact;
                }
            }
            return null;
        });
    }

    /** Asserts that whatever was told since then is one of those. */
    void nothingElse(long afterSeq, Predicate<JsonNode> allowed) throws Exception {
        assertThat(words(after(afterSeq).stream().filter(allowed.negate()).toList()))
                .as("facts that nobody asked for")
                .isEmpty();
    }

    /** Asks again and again until there is an answer. */
    static <T> T until(Duration within, String what, Callable<T> question) throws Exception {
        return until(within, () -> what, question);
    }

    private static <T> T until(Duration within, Supplier<String> what, Callable<T> question) throws Exception {
        var end = Instant.now().plus(within);
        while (true) {
            var answer = question.call();
            if (answer != null && !Boolean.FALSE.equals(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + within.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private List<JsonNode> afterUnlessAway(long seq) {
        try {
            return after(seq);
        } catch (Exception away) {
            return List.of();
        }
    }

    JsonNode get(String path) throws Exception {
        var answer = http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> words(List<JsonNode> facts) {
        return facts.stream().map(JsonNode::toString).toList();
    }
}
