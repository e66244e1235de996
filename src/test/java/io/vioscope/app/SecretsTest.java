package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.access.Rules;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.store.Database;
import io.vioscope.store.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole server, with a secret of its own wherever there can be one, is asked for everything it shows; what it says, sends,
 * logs and keeps is searched for all of them.
 */
class SecretsTest {
    private static final int PAGES = 250;
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private PlantedServer running;

    @SuppressWarnings("NullAway.Init")
    private Planted planted;

    @BeforeEach
    void start() throws Exception {
        running = new PlantedServer(directory);
        planted = running.planted;
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void noSecretIsShownSentLoggedOrKept() throws Exception {
        assertThat(planted.in(running.config.toString()))
                .as("the configuration as text")
                .isEmpty();
        var cookie = signIn();
        var token = token(cookie);
        RunningServer.until(
                "the cloud is known",
                () -> ask(cookie, "/api/v1/entities?q=kind:server&limit=1").contains("\"id\""));
        running.simulator.cloud().fail(aServer(), "no disk");
        RunningServer.until(
                "both receivers are told",
                () -> !running.datagrams.isEmpty() && !running.hook.bodies().isEmpty());
        refuse();
        everyPage(cookie);
        everyRoute(token);
        everyRoute("vioscope_wrong");
        assertThat(planted.in(check())).as("what check prints").isEmpty();
        assertThat(running.datagrams).as("what is sent by SNMP").containsOnly("");
        running.hook
                .bodies()
                .forEach(body -> assertThat(planted.in(body.encode()))
                        .as("a webhook's body")
                        .isEmpty());
        running.collector
                .spans()
                .forEach(span ->
                        assertThat(planted.in(span.toString())).as("a span").isEmpty());
        await(running.server.stop());
        kept();
        running.logs.forEach((form, log) -> {
            assertThat(log.size()).as(form).isGreaterThan(1000);
            assertThat(planted.in(log.toString(StandardCharsets.UTF_8)))
                    .as("the log as " + form)
                    .isEmpty();
        });
    }

    private UUID aServer() {
        return running.simulator.cloud().servers(ServerQuery.everything()).orElseThrow().stream()
                .filter(vm -> vm.status().equals("ACTIVE"))
                .findFirst()
                .orElseThrow()
                .birth()
                .id();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.server.httpPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String origin() {
        return "http://127.0.0.1:" + running.server.httpPort();
    }

    private HttpResponse<String> signIn(String directory, String name, String password) throws Exception {
        return send(
                "POST",
                "/sign-in",
                "directory=" + directory + "&username=" + name + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                origin());
    }

    private String signIn() throws Exception {
        var password = planted.know("first password", running.server.firstPassword());
        var cookie = signIn("local", "admin", password)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        var pair = cookie.split(";", 2)[0];
        planted.know("session", pair.split("=", 2)[1]);
        return pair;
    }

    private String token(String cookie) throws Exception {
        var made = send(
                "POST",
                "/api/v1/access/tokens",
                new JsonObject()
                        .put("name", "grafana")
                        .put("role", "admin")
                        .put("days", 9)
                        .encode(),
                "Cookie",
                cookie,
                "Origin",
                origin());
        return planted.know("token", new JsonObject(made.body()).getString("token"));
    }

    /** What is refused is written down, and in no case what was tried. */
    private void refuse() throws Exception {
        var wrong = signIn("local", "admin", planted.plant("wrong password"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(planted.in(wrong.body())).isEmpty();
        var keystone = signIn("keystone", "nobody", planted.plant("password for keystone"));
        assertThat(planted.in(keystone.body())).isEmpty();
        var code = send(
                "GET",
                "/sign-in/oidc/callback?code=" + planted.know("code", "c0de-of-nobody") + "&state=x",
                "",
                "Accept",
                "text/html");
        assertThat(planted.in(code.body())).isEmpty();
    }

    private String ask(String cookie, String path) throws Exception {
        return shown(path, send("GET", path, "", "Cookie", cookie, "Accept", "text/html,application/json"));
    }

    private String shown(String path, HttpResponse<String> answer) {
        assertThat(planted.in(answer.headers().map() + answer.body())).as(path).isEmpty();
        return answer.body();
    }

    /** From the first page along all links, of each sort of address a few. */
    private void everyPage(String cookie) throws Exception {
        var known = new LinkedHashMap<String, Integer>();
        var sorts = new LinkedHashMap<String, Integer>();
        var next = new ArrayDeque<>(List.of("/", "/metrics", "/access", "/system", "/docs", "/api/v1/system"));
        while (!next.isEmpty() && known.size() < PAGES) {
            var path = next.remove();
            if (known.putIfAbsent(path, 1) == null) {
                var links = LINK.matcher(ask(cookie, path));
                while (links.find()) {
                    var link = links.group(1).replace("&amp;", "&").replace("&#x3D;", "=");
                    var sort = link.replaceAll("[0-9a-f-]{8,}|\\d+", "*").replaceAll("=[^&]*", "");
                    if (sorts.merge(sort, 1, Integer::sum) <= 2 && !link.contains("stream")) {
                        next.add(link);
                    }
                }
            }
        }
        assertThat(known).hasSizeGreaterThan(40);
    }

    private void everyRoute(String token) throws Exception {
        for (var rule : Rules.all()) {
            var path = rule.path().replaceAll(":[a-z]+", "7").replace("*", "x");
            if (!path.endsWith("/stream")) {
                shown(path, send(rule.method(), path, "", "Authorization", "Bearer " + token));
            }
        }
    }

    private String check() {
        var out = new StringWriter();
        var printer = new PrintWriter(out);
        new Switchboard(printer, printer).check(running.config);
        printer.flush();
        assertThat(out.toString()).contains("WRONG");
        return out.toString();
    }

    /** Of passwords, sessions and tokens the database has hashes, of all else nothing; a recording has nothing. */
    private void kept() throws Exception {
        var database = await(Database.openBeside(running.vertx, running.config.database()));
        var tables = await(Rows.of(database, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"));
        assertThat(tables).contains("access_audit", "fact");
        for (var table : tables) {
            var rows = await(Rows.of(database, "SELECT t::text FROM \"" + table + "\" t"));
            rows.forEach(row -> assertThat(planted.in(row)).as(table).isEmpty());
        }
        await(database.close());
        try (var files = Files.walk(directory.resolve("recorded"))) {
            var recorded = files.filter(Files::isRegularFile).toList();
            assertThat(recorded).hasSizeGreaterThan(1);
            for (var file : recorded) {
                assertThat(planted.in(content(file))).as(file.toString()).isEmpty();
            }
        }
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var read = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(read.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
