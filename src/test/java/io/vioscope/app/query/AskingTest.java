package io.vioscope.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers what the tests of the JSON interface hold it to, and what is printed of that. */
class AskingTest {
    private static final Path GOLDEN = Path.of("src/main/resources/io/vioscope/web/examples");

    private record Said(int status, String body) {}

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private final Queue<Said> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestURI() + (token == null ? "" : " " + token));
        var said = answers.remove();
        var body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answers(int status, String body) {
        answers.add(new Said(status, body));
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name + ".json"));
    }

    private Query query(String what, Map<String, String> parameters, boolean json) {
        return query(what, parameters, null, 1000, List.of(), json);
    }

    private Query query(
            String what,
            Map<String, String> parameters,
            @Nullable String token,
            int most,
            List<String> columns,
            boolean json) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new Query(url, what, parameters, token, most, columns, json);
    }

    private boolean ask(Query query) {
        return new Asking(new PrintWriter(out), new PrintWriter(err)).ask(query);
    }

    @Test
    void printsATableAndSaysWhatCannotBeSeen() throws IOException {
        answers(200, golden("problems"));

        assertThat(ask(query("problems", Map.of(), false))).isTrue();
        assertThat(out.toString().lines())
                .containsExactly(
                        "NUMBER  SEVERITY  PHASE      CERTAINTY  OPENEDAT              KIND        ID  TEXT",
                        "99      critical  confirmed  91         2026-11-25T03:01:01Z  hypervisor  c3  c3 is down.");
        assertThat(err.toString()).isEqualToIgnoringNewLines("vioscope: not all can be seen now: vio/keystone stale");
    }

    @Test
    void printsJsonAnObjectALineAndShowsWhoAsks() throws IOException {
        answers(200, golden("entities").replaceFirst("\"next\" : \"[^\"]*\",?", ""));

        assertThat(ask(query("entities", Map.of("q", "health:down name:a&b"), "t0k", 1000, List.of(), true)))
                .isTrue();
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{\"cloud\":\"vio\",\"kind\":\"server\""));
        assertThat(asked).containsExactly("/api/v1/entities?q=health%3Adown+name%3Aa%26b Bearer t0k");
    }

    @Test
    void goesOnToTheLastPage() {
        answers(200, "{\"items\":[{\"id\":\"a\"}],\"next\":\"c1\"}");
        answers(200, "{\"items\":[{\"id\":\"b\"}]}");

        assertThat(ask(query("entities", Map.of(), null, 10, List.of("id"), false)))
                .isTrue();
        assertThat(out.toString().lines()).containsExactly("ID", "a", "b");
        assertThat(asked).containsExactly("/api/v1/entities", "/api/v1/entities?cursor=c1");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void asksForFactsBehindTheLastItHas() {
        answers(200, "{\"items\":[{\"seq\":7},{\"seq\":8}],\"next\":8}");
        answers(200, "{\"items\":[]}");

        assertThat(ask(query("facts", Map.of("after", "6"), null, 10, List.of("seq"), false)))
                .isTrue();
        assertThat(asked).containsExactly("/api/v1/facts?after=6", "/api/v1/facts?after=8");
    }

    @Test
    void saysThatThereIsMore() {
        answers(200, "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"next\":\"c1\"}");

        assertThat(ask(query("entities", Map.of(), null, 1, List.of("id"), false)))
                .isTrue();
        assertThat(out.toString().lines()).containsExactly("ID", "a");
        assertThat(err.toString()).contains("there are more than these 1; --limit shows more");
    }

    @Test
    void aServerThatGoesRoundInCirclesIsLeft() {
        for (var i = 0; i < 3; i++) {
            answers(200, "{\"items\":[],\"next\":\"c1\"}");
        }

        assertThat(ask(query("entities", Map.of(), false))).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void saysWhyItWasRefused() throws IOException {
        answers(400, golden("bad-filter"));

        assertThat(ask(query("entities", Map.of("q", "health:great"), false))).isFalse();
        assertThat(err.toString())
                .contains(
                        "answers 400: One parameter is wrong: q. q: \"great\" is no value of health; right would be one of");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsNoVioscopeIsSaidToBeNone() {
        answers(200, "<html>It works!</html>");

        assertThat(ask(query("problems", Map.of(), false))).isFalse();
        assertThat(err.toString()).contains("has no list: it is one thing, or no Vioscope");
    }

    @Test
    void nobodyThere() {
        server.stop(0);

        assertThat(ask(query("problems", Map.of(), false))).isFalse();
        assertThat(err.toString()).contains("does not answer");
    }

    @Test
    void aNameDoesNothingToTheTerminalAndAbsentIsNotEmpty() {
        answers(200, "{\"items\":[{\"id\":\"\\u001b[31mred\\nnext\\u202e\",\"name\":\"\"},{\"id\":\"x\"}]}");

        ask(query("entities", Map.of(), null, 10, List.of("id", "name"), false));
        assertThat(out.toString().lines())
                .containsExactly("ID              NAME", " [31mred next   ", "x               -");
    }

    @Test
    void aLongNameIsCutAndALastColumnIsNot() {
        var name = "n".repeat(80);
        answers(200, "{\"items\":[{\"id\":\"" + name + "\",\"text\":\"" + name + "\"}]}");

        ask(query("x", Map.of(), null, 10, List.of(), false));
        assertThat(out.toString().lines().skip(1)).containsExactly("n".repeat(59) + "…  " + name);
    }
}
