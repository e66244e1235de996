package io.vioscope.web;

import static io.vioscope.web.RunningSite.filtered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.web.view.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter in the address, and the list a page at a time. */
class FilterTest {
    private static final RunningSite SITE = RunningSite.troubled();

    @AfterAll
    static void close() {
        SITE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            kind:server                              | 30
            KIND:server                              | -1
            kind:SERVER                              | 30
            kind:server kind:hypervisor              | 33
            kind:server health:down                  | 2
            kind:server -health:ok                   | 3
            kind:server health:off                   | 1
            health:unknown                           | 5
            status:error                             | 2
            status:SHUTOFF                           | 1
            -status:ACTIVE kind:server               | 3
            admin:disabled                           | 1
            project:billing                          | 15
            project:p1                               | 15
            project:"my shop"                        | 15
            project:"MY SHOP" health:down            | 1
            host:c3 kind:server                      | 10
            -host:c3 kind:server                     | 20
            cloud:vio                                | 41
            -cloud:vio                               | 0
            cloud:other                              | 0
            web-s0                                   | 9
            WEB-S0                                   | 9
            web s01                                  | 1
            web -s0                                  | 21
            name:web                                 | 30
            "my shop"                                | 1
            my shop                                  | 1
            nova-compute@c1                          | 1
            -                                        | 33
            """)
    void theFilterLetsThroughWhatItSays(String filter, int expected) throws JsonProcessingException {
        var answer = SITE.get(filtered("/api/v1/entities", filter) + "&limit=1000");
        var page = SITE.get(filtered("/entities", filter));

        if (expected < 0) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(page.statusCode()).isEqualTo(400);
            return;
        }
        assertThat(json(answer.body()).path("items")).hasSize(expected);
        assertThat(Html.rows(page.body())).hasSize(Math.min(expected, 50));
        assertThat(Html.text(page.body()))
                .contains(
                        expected == 41
                                ? "41 entities"
                                : expected + " of 41 entities (" + (41 - expected) + " hidden by the filter)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            severity:major | There is no key "severity"; the keys are kind, health,
            kind:virtual   | "virtual" is no value of kind; right would be one of cloud, endpoint,
            health:great   | "great" is no value of health; right would be one of down, degraded, unknown, off, ok
            kind:          | "" is no value of kind; right would be a value, such as kind:x
            """)
    void nonsenseIsRefusedWithWhatWouldBeRight(String filter, String said) throws JsonProcessingException {
        var page = SITE.get(filtered("/entities", filter));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Html.rows(page.body())).isEmpty();
        assertThat(Html.within(page.body(), "<ul class=\"errors\"", "</ul>")).startsWith(said);
        assertThat(Html.text(page.body())).contains("The filter could not be understood, so nothing is listed.");

        var answer = SITE.get(filtered("/api/v1/entities", filter));
        assertThat(answer.statusCode()).isEqualTo(400);
        var error = json(answer.body()).path("errors").path(0);
        assertThat(error.path("parameter").asText()).isEqualTo("q");
        assertThat(error.path("detail").asText()).startsWith(said);
    }

    @Test
    void aFilterThatIsTooLongIsRefused() {
        var page = SITE.get(filtered("/entities", "x".repeat(1001)));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Html.text(page.body())).contains("The filter is longer than 1000 characters; leave terms out.");
    }

    @Test
    void aChipLeadsToTheSameFilterWithoutIt() {
        var page = SITE.get(filtered("/entities", "kind:server -status:ACTIVE project:\"my shop\""))
                .body();
        var chips = page.substring(page.indexOf("<ul class=\"chips\"")).replace("&#x3D;", "=");

        assertThat(Html.text(chips.substring(0, chips.indexOf("</ul>"))))
                .contains("kind:server")
                .contains("-status:ACTIVE")
                .contains("project:\"my shop\"");
        assertThat(chips)
                .contains("href=\"/entities?q=" + Texts.encode("kind:server project:\"my shop\"") + "\"")
                .contains("href=\"/entities?q=" + Texts.encode("-status:ACTIVE project:\"my shop\"") + "\"");
    }

    @Test
    void facetsCountWhatTheirLinksShow() {
        var page = SITE.get(filtered("/entities", "kind:server")).body();
        var facet =
                Pattern.compile("<li id=\"f-[^\"]*\"><a href=\"([^\"]*)\"[^>]*>(.*?)<span class=\"n\">([0-9]+)</span>");
        var found = facet.matcher(page).results().toList();

        assertThat(found).hasSizeGreaterThan(6);
        assertThat(found.stream().filter(f -> !f.group(0).contains("aria-current")))
                .allSatisfy(f -> {
                    var path = f.group(1).replace("&amp;", "&").replace("&#x3D;", "=");
                    var total = Html.text(SITE.get(path).body());
                    var plus = path.contains("kind%3Aserver%20kind") ? 30 : 0;
                    assertThat(total).contains(plus + Integer.parseInt(f.group(3)) + " of 41 entities");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "-name", "health", "-health", "kind", "status", "host", "-host", "cloud"})
    void pagingShowsEachOfFiveHundredOnce(String sort) throws JsonProcessingException {
        try (var site = new RunningSite(Clouds.NAME)) {
            site.show(Clouds.nova(Snapshot.unknown(Clouds.NAME), many(), Worlds.START));
            var ids = new ArrayList<String>();
            var cursor = "";
            do {
                var path = "/api/v1/entities?limit=37&sort=" + sort + "&cursor=" + cursor;
                var answer = json(site.get(path).body());
                answer.path("items").forEach(i -> ids.add(i.path("id").asText()));
                cursor = answer.path("next").asText("");
            } while (!cursor.isEmpty());

            assertThat(ids).hasSize(500).doesNotHaveDuplicates();
            assertThat(byPages(site, sort)).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void anImageLeadsToAllServersThatWereBootedFromIt() {
        var key = new EntityKey(Kind.IMAGE, "i1");
        var image = new Entity(key, "photon", Status.enabled("active", Health.OK), Attributes.none(), List.of());
        var servers = many().stream()
                .map(s -> s.id().endsWith("7") || s.id().endsWith("8")
                        ? s.withRelations(RelationType.BOOTED_FROM, List.of(key))
                        : s)
                .toList();
        try (var site = new RunningSite(Clouds.NAME)) {
            var nova = Clouds.nova(Snapshot.unknown(Clouds.NAME), servers, Worlds.START);
            site.show(Clouds.after(nova, Clouds.report("glance", image, Worlds.START)));

            assertThat(Html.text(site.get("/entities/image/i1").body())).contains("has booted", "all 100");
            for (var word : List.of("i1", "photon")) {
                assertThat(Html.text(
                                site.get(filtered("/entities", "image:" + word)).body()))
                        .contains("100 of 501 entities");
            }
        }
    }

    private static List<String> byPages(RunningSite site, String sort) {
        var ids = new ArrayList<String>();
        var next = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">");
        var path = "/entities" + (sort.isEmpty() ? "" : "?sort=" + sort);
        while (!path.isEmpty()) {
            var page = site.get(path).body();
            Html.rows(page).forEach(row -> ids.add(row.substring("vio-server-".length())));
            var link = next.matcher(page);
            path = link.find() ? link.group(1).replace("&amp;", "&").replace("&#x3D;", "=") : "";
        }
        return ids;
    }

    /** Many of one name and state, so that only the last resort of the order tells them apart. */
    private static List<Entity> many() {
        return IntStream.range(0, 500)
                .mapToObj(i -> Clouds.server(
                        "id-" + i,
                        i % 3 == 0 ? "same" : i % 3 == 1 ? "Same" : "",
                        Status.enabled(i % 7 == 0 ? "ERROR" : "ACTIVE", i % 7 == 0 ? Health.DOWN : Health.OK),
                        "c" + i % 4,
                        "p1",
                        Map.of()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!!!", "%00", "of-another-filter"})
    void aCursorThatIsNotOursIsRefused(String cursor) throws JsonProcessingException {
        var given = cursor.equals("of-another-filter")
                ? json(SITE.get("/api/v1/entities?limit=1&q=web").body())
                        .path("next")
                        .asText()
                : cursor;
        var answer = SITE.get("/api/v1/entities?cursor=" + given);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).path("errors").path(0).path("parameter").asText())
                .isEqualTo("cursor");
        var page = SITE.get("/entities?cursor=" + given);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Html.text(page.body())).contains("cursor: right would be the value of next");
    }

    @Test
    void aSortThatThereIsNotIsRefused() {
        var page = SITE.get("/entities?sort=colour");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Html.text(page.body())).contains("sort: right would be health, name, kind, status, host or cloud");
    }

    @Test
    void theWorstComesFirst() {
        assertThat(Html.rows(SITE.get("/entities?q=kind:server").body()))
                .startsWith("vio-server-s01", "vio-server-s02", "vio-server-s03", "vio-server-s04");
        assertThat(Html.rows(SITE.get("/entities?q=kind:server&sort=-name").body()))
                .startsWith("vio-server-s30", "vio-server-s29");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
