package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.Role;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views that readers save: on a real database where people sign in, in memory where nobody does. No script takes part. */
class SavedViewsTest {
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};
    private static final String HOSTILE = "</bdi><script>window.pwned=1</script>\"'{{name}}";
    private static SignedSite signed;
    private final RunningSite open = RunningSite.troubled();

    @BeforeAll
    static void start() {
        signed = new SignedSite();
    }

    @AfterAll
    static void stop() {
        signed.close();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static String wish(String page, String query, String name) {
        return "page=" + page + "&query=" + Texts.encode(query) + "&name=" + Texts.encode(name);
    }

    private HttpResponse<String> save(String page, String query, String name) {
        return open.sendBody("POST", "/views", wish(page, query, name), FORM);
    }

    private static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static JsonArray views(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonArray("items");
    }

    @ParameterizedTest
    @CsvSource({
        "problems, q=taken%3Anobody, /problems?q=taken%3Anobody",
        "problems, '', /problems",
        "entities, sort=-name&q=kind%3Aserver, /entities?q=kind%3Aserver&sort=-name",
        "history, range=7d, /history?range=7d",
        "rules, kind=server&q=, /rules?kind=server"
    })
    void whatIsSavedIsALinkOnItsPageAtOnce(String page, String query, String href) {
        assertThat(open.get("/" + page).body()).contains("Save this view").doesNotContain("Delete <bdi>my way");

        var saved = save(page, query, "my way");

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(where(saved)).isEqualTo(href);
        var shown = open.get(href).body();
        assertThat(shown)
                .contains("<a href=\"" + href.replace("=", "&#x3D;").replace("&s", "&amp;s")
                        + "\" aria-current=\"true\"><bdi>my way</bdi></a>")
                .contains("Delete <bdi>my way</bdi>");
    }

    @Test
    void whereNobodySignsInTheyAreOfAllWhichIsSaid() {
        save("problems", "q=severity%3Acritical", "worst");

        assertThat(Html.text(open.get("/problems").body()))
                .contains("worst")
                .contains("Nobody signs in here, so it is kept for all who use this installation.")
                .contains("not taken up", "last shift")
                .doesNotContain("mine");
        assertThat(new JsonObject(open.get("/api/v1/views").body()).getBoolean("shared"))
                .isTrue();
    }

    @Test
    void aViewIsDeletedByItsButton() {
        save("problems", "q=x", "one");
        save("entities", "q=x", "one");

        var deleted = open.sendBody("POST", "/views/delete", wish("problems", "q=y", "one"), FORM);

        assertThat(where(deleted)).isEqualTo("/problems?q=y");
        assertThat(open.get("/problems").body()).doesNotContain("Delete <bdi>one");
        assertThat(open.get("/entities").body()).contains("Delete <bdi>one");
        assertThat(open.sendBody("POST", "/views/delete", wish("problems", "", "one"), FORM)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'', q=x, 'name: right would be 1 to 60 characters'",
        "'   ', q=x, 'name: right would be 1 to 60 characters'",
        "'a\u0000b', q=x, none of them a control character",
        "'a\u202Eb', q=x, none of them a control character",
        "name, q=colour%3Ared, There is no key \"colour\"",
        "name, q=%00, right would be a query without control characters",
        "name, colour=red, “colour” is not kept in a view of that page; right would be q",
        "name, at=-1h, “at” is not kept in a view",
        "name, q=%zz, right would be what stands behind the question mark"
    })
    void whatCannotBeSavedIsSaidAndNothingThatWasTypedIsLost(String name, String query, String said) {
        var refused = save("problems", query, name);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Html.text(refused.body())).contains("Save this view").contains(said);
        assertThat(refused.body()).contains("<details class=\"keep\" id=\"views\" open>", "role=\"alert\"");
        assertThat(views(open.get("/api/v1/views"))).isEmpty();
    }

    @Test
    void aLongNameIsRefusedAndStaysInTheForm() {
        var name = "ü".repeat(61);

        assertThat(save("entities", "q=kind%3Aserver", name).body())
                .contains("value=\"" + name + "\"")
                .contains("name=\"query\" value=\"q&#x3D;kind%3Aserver\"");
        assertThat(save("entities", "", "ü".repeat(60)).statusCode()).isEqualTo(303);
        assertThat(save("entities", "q=" + "x".repeat(2000), "long").statusCode())
                .isEqualTo(400);
        assertThat(save("nowhere", "", "x").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormDoesNotTakeThePlaceOfAView() {
        save("problems", "q=x", "ours");

        assertThat(Html.text(save("problems", "q=y", "ours").body()))
                .contains("There is a view of that name already: choose another name, or delete that one.");
        assertThat(views(open.get("/api/v1/views")).getJsonObject(0).getString("query"))
                .isEqualTo("q=x");
    }

    @Test
    void aHostileNameIsShownAsItIsWritten() {
        var saved = save("problems", "q=" + Texts.encode(HOSTILE.substring(0, 20)), HOSTILE);
        assertThat(saved.statusCode()).isEqualTo(303);

        var page = open.get("/problems").body();

        assertThat(page).doesNotContain("<script>window").contains("&lt;script&gt;window.pwned");
        var path = "/api/v1/views/problems/" + Texts.encode(HOSTILE);
        assertThat(open.send("DELETE", path).statusCode()).isEqualTo(200);
        assertThat(open.send("DELETE", path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoLooksAtThePastFollowsViewsThereAndSavesNone() {
        save("problems", "q=severity%3Acritical", "worst");
        var outage = new Outage(Clouds.NAME);
        outage.record(open.log);
        open.show(outage.now());

        var then = open.get("/problems?at=" + Texts.encode(outage.during.toString()))
                .body();

        assertThat(then)
                .contains("href=\"/problems?q&#x3D;severity%3Acritical&amp;at=")
                .doesNotContain("Save this view");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidAndPagesAreThere() {
        open.memory.away = true;

        var page = open.get("/problems");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Html.text(page.body()))
                .contains("What views were saved is not known now: the database is away.")
                .contains("not taken up")
                .doesNotContain("Save this view");
        var refused = save("problems", "q=x", "one");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(open.get("/api/v1/views").statusCode()).isEqualTo(503);
        assertThat(open.send("DELETE", "/api/v1/views/problems/one").statusCode())
                .isEqualTo(503);
    }

    @Test
    void aPageThatIsAskedForAgainAndAgainDoesNotAskTheDatabase() {
        IntStream.range(0, 20).forEach(i -> open.get("/problems?q=" + i));

        assertThat(open.memory.readings).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void otherPagesCannotSaveAnything() {
        for (var path : new String[] {"/views", "/views/delete"}) {
            var foreign = open.sendBody(
                    "POST", path, wish("problems", "q=x", "one"), FORM[0], FORM[1], "Origin", "http://evil.example");
            assertThat(foreign.statusCode()).isEqualTo(403);
        }
        assertThat(open.sendBody("PUT", "/api/v1/views/problems/x", "{\"query\":\"\"}", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(views(open.get("/api/v1/views"))).isEmpty();
    }

    @Test
    void whereOneMayOnlyLookNothingIsSavedForAll() {
        try (var looking = RunningSite.withoutControls(Clouds.NAME)) {
            assertThat(looking.get("/problems").body()).contains("not taken up").doesNotContain("Save this view");
            var refused = looking.sendBody("POST", "/views", wish("problems", "q=x", "one"), FORM);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(looking.sendBody("PUT", "/api/v1/views/problems/x", "{\"query\":\"\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoSignsInHasTheirOwnWhateverTheyMay() {
        var viewer = signed.cookie(Role.VIEWER);
        var saved = signed.pressForm("/views", viewer, wish("problems", "q=severity%3Acritical", "worst"));

        assertThat(saved.statusCode()).isEqualTo(303);
        var page = signed.open("/problems", viewer).body();
        assertThat(Html.text(page)).contains("mine").contains("Delete worst").contains("It is kept for you alone");
        assertThat(page).contains("href=\"/problems?q&#x3D;owner%3Aviewer\"");
        assertThat(signed.open("/problems", signed.cookie(Role.ADMIN)).body()).doesNotContain("Delete <bdi>worst");
        assertThat(signed.pressForm("/views/delete", signed.cookie(Role.ADMIN), wish("problems", "", "worst"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(signed.rows("SELECT way || ' ' || reader || ' ' || query FROM saved_view WHERE name = 'worst'"))
                .containsExactly("local viewer q=severity%3Acritical");
        assertThat(signed.pressForm("/views/delete", viewer, wish("problems", "", "worst"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signed.open("/problems", viewer).body()).doesNotContain("Delete <bdi>worst");
        signed.pass(Duration.ofSeconds(20));
        assertThat(signed.open("/problems", viewer).body()).doesNotContain("Delete <bdi>worst");
    }

    @Test
    void aProgramHasItsOwnAndNoMoreThanSoMany() {
        var token = signed.token("many", Role.VIEWER, 1).token();
        String[] bearer = {"Authorization", "Bearer " + token};
        for (var i = 0; i < Readers.MOST_VIEWS; i++) {
            var made = signed.site.sendBody("PUT", "/api/v1/views/entities/v" + i, "{\"query\":\"q=x\"}", bearer);
            assertThat(made.statusCode()).isEqualTo(201);
        }

        var more = signed.site.sendBody("PUT", "/api/v1/views/entities/more", "{\"query\":\"\"}", bearer);
        var other = signed.site.sendBody("PUT", "/api/v1/views/entities/v7", "{\"query\":\"sort=name\"}", bearer);

        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(other.body()).getString("href")).isEqualTo("/entities?sort=name");
        var all = signed.site.get("/api/v1/views", bearer);
        assertThat(views(all)).hasSize(Readers.MOST_VIEWS);
        assertThat(new JsonObject(all.body()).getBoolean("shared")).isFalse();
    }
}
